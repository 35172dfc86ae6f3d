"""Texts of the demonstration's notice, its contact page and the matters on its home page.

Chinese data, not interface. The notice is made up and says so; the week it speaks of is real
(Constitution Publicity Week, around 4 December).
"""

import datetime as dt

from cms_pages.general.demo_pages import CALLS, LEGAL_AID, MEDIATION, Entry, Text, heading, text

WEEK = Entry(
    "notices.week",
    Text(
        "关于开展宪法宣传周活动的通知（示例）",
        "12月4日前后一周，各村（社区）办一场讲座、贴一张海报。",
        (
            text("为做好今年的宪法宣传周活动，现将有关事项通知如下。"),
            heading("一、时间"),
            text("12月1日至12月7日。"),
            heading("二、内容"),
            text(
                "（一）各村（社区）至少举办一场法治讲座，讲宪法与日常生活的关系。",
                "（二）在便民服务点、公告栏张贴宣传海报，海报上印查询二维码。",
                "（三）组织法律明白人入户，优先看望独居老人。",
            ),
            heading("三、要求"),
            text("活动从简，不搞文艺汇演，不增加村（社区）负担。讲座的时间、地点提前三天公布。"),
        ),
    ),
    kind="notice",
    fields={
        "issuer": "黄桥镇人民政府（演示）",
        "document_number": "示例〔2026〕1号",
        "addressee": "各村（社区），镇各部门",
        "issued_on": dt.date(2026, 11, 16),
        "topic": "司法行政",
        "genre": "通知",
    },
    department="justice",
)

NOTICES = Entry(
    "notices",
    Text("通知公告", "镇政府和各部门发布的通知、公告。"),
    pages=(WEEK,),
    fields={"order": "newest", "has_filters": True},
)

CONTACT = Entry(
    "contact",
    Text("联系我们", "热线、服务地点、各部门的电话和办公时间，都是现在的。"),
    Text("Contact", "Hotlines, places and departments, with numbers and hours as they are now."),
    kind="contact",
)

# What people say, what it covers, in Chinese and English, and the page that helps.
MATTERS = (
    ("邻里纠纷", "宅基地、排水、赡养", "Neighbours", "Borders, water, care", MEDIATION),
    ("讨薪、工伤", "拖欠工资、工伤赔偿", "Wages, injuries", "At work", LEGAL_AID),
    ("着急打电话", "12345、12348、110", "Urgent calls", "12345, 12348, 110", CALLS),
    ("找部门", "电话、地址、办公时间", "Departments", "Numbers and hours", CONTACT),
)
