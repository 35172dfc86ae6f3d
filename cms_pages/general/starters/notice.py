"""Beginnings of notices.

Source: 党政机关公文处理工作条例 (中办发〔2012〕14号), articles 8 and 9, for the kinds and parts of
documents. Seven days are the least that rules on public display (公示) ask for where they name a time.
"""

from cms_pages.general.models import NoticePage
from cms_pages.general.starters.parts import heading, items, text
from cms_pages.kit.starters import Starter
from fazhi.workdays import today

ISSUER = "〔请写发文机关全称〕"

NOTICE = Starter(
    "notice",
    NoticePage,
    "通知",
    "告诉有关单位或者居民要做什么、什么时候做完。",
    {
        "search_description": "〔请用一句话写清谁要在什么时候做什么〕",
        "issuer": ISSUER,
        "document_number": "〔请写发文字号，没有的删去〕",
        "addressee": "〔请写主送机关，面向全体居民的删去〕",
        "genre": "通知",
        "issued_on": today,
        "body": [
            text("〔请写为什么发这个通知，依据是什么〕现将有关事项通知如下："),
            heading("一、工作任务"),
            text("〔请写清要做什么、做到什么程度〕"),
            heading("二、时间安排"),
            text("〔请写清什么时候开始、什么时候完成〕"),
            heading("三、有关要求"),
            text("〔请写清由谁负责、材料报到哪里〕"),
            text("联系单位和电话：〔请写单位名称和办公电话，不写个人手机号〕"),
        ],
    },
)

PUBLIC_DISPLAY = Starter(
    "public-display",
    NoticePage,
    "公示",
    "结果定下来之前先给大家看，写清公示几天、有意见找谁。",
    {
        "search_description": "〔请用一句话写清公示什么、公示到哪一天〕",
        "issuer": ISSUER,
        "genre": "公示",
        "issued_on": today,
        "body": [
            text("〔请写清依据和经过的程序〕现予公示。"),
            heading("公示内容"),
            text(
                "〔请写公示的名单或者事项。身份证号、银行账号、电话和家庭住址不得公开，"
                "只写能认清是谁、不超出公示目的的内容〕"
            ),
            heading("公示时间"),
            text("〔请写起止日期，不少于 7 天；有关规定要求更长的，从其规定，并写明是不是工作日〕"),
            heading("有异议怎么提"),
            text(
                "公示期内对公示内容有异议的，可以用下面的方式反映。反映情况请尽量写明事实和依据。"
            ),
            items(
                "受理单位：〔请写单位名称〕",
                "电话：〔请写办公电话〕",
                "地址和邮箱：〔请写来信来访地址和电子邮箱〕",
            ),
            text(
                "受理单位对反映人的情况保密，并在〔请写几个工作日〕内告知处理结果，"
                "匿名且无法联系的除外。"
            ),
        ],
    },
)

REPLY = Starter(
    "reply",
    NoticePage,
    "答复",
    "回答代表建议、委员提案或者大家来信反映的一件事。",
    {
        "search_description": "〔请用一句话写清答复的是什么事、结果怎样〕",
        "issuer": ISSUER,
        "document_number": "〔请写发文字号，没有的删去〕",
        "addressee": "〔请写来信单位；来信的是个人，写“来信人”，不公开姓名〕",
        "genre": "答复",
        "issued_on": today,
        "body": [
            text("〔请写清什么时候收到什么来信或者建议〕现答复如下："),
            heading("一、核实的情况"),
            text("〔请写清查了什么、事实是怎样的〕"),
            heading("二、处理结果"),
            text("〔请写清采纳了什么、怎样办、什么时候办完；没有采纳的，写明理由和依据〕"),
            heading("三、下一步"),
            text("〔请写清还要做什么；没有的，连标题一起删去〕"),
            text("对答复还有意见的，可以向〔请写单位名称和办公电话〕反映。"),
        ],
    },
)

NOTICES = (NOTICE, PUBLIC_DISPLAY, REPLY)
