"""Lists and tables."""

import datetime as dt

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Context, Example

ENTRIES = [
    {
        "url": "#",
        "title": "高空抛物，谁来赔？一图看懂民法典第一千二百五十四条",
        "summary": "找不到是谁扔的，可能由整栋楼的使用人补偿；物业没尽到责任也要担责。",
        "department": "司法所",
        "signed_on": dt.date(2026, 11, 20),
        "facts": ["一图读懂", "3 分钟"],
    },
    {
        "url": "#",
        "title": "秋冬禁烧秸秆：能做什么，不能做什么",
        "department": "综合行政执法局",
        "signed_on": dt.date(2026, 11, 18),
        "record_url": "#",
        "facts": ["问答"],
    },
    {"url": "#", "title": "还没有签发的草稿不会出现在这里", "facts": ["2026-11-17"]},
]
LECTURES = [
    {
        "day": dt.date(2026, 11, 28),
        "url": "#",
        "title": "婚姻家庭里的钱：彩礼、共同财产与赡养",
        "facts": ["9:00—10:30 示例村文化礼堂", "主讲：普法讲师团"],
        "tag": "可报名，余 23",
        "tag_kind": "ok",
    },
    {
        "day": dt.date(2026, 12, 4),
        "url": "#",
        "title": "国家宪法日：宪法就在身边",
        "facts": ["14:00—15:30 便民服务中心三楼"],
        "tag": "已满，可候补",
        "tag_kind": "warn",
    },
    {
        "day": dt.date(2026, 12, 11),
        "state": "cancelled",
        "url": "#",
        "title": "农民工工资怎么要",
        "facts": ["9:00 示例社区"],
        "tag": "已取消",
    },
]
FACTS = [
    {"label": "责任单位", "value": "司法所", "url": "#"},
    {"label": "地址", "value": "示例路 1 号便民服务中心二楼"},
    {"label": "办公时间", "value": "周一至周五 8:30—11:30，13:30—17:30"},
]


def _pagination(number: int, pages: int) -> Context:
    paginator = Paginator(range(pages), 1)
    return {
        "page_obj": paginator.page(number),
        "page_range": list(paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)),
        "ellipsis": Paginator.ELLIPSIS,
    }


COMPONENTS = (
    Component(
        "list",
        _("List"),
        _("Separated by hairlines, not boxed. What a department has signed carries its seal."),
        (
            Example(_("With seals"), "components/list.html", {"entries": ENTRIES, "ruled": True}),
            Example(
                _("Hostile titles"),
                "components/list.html",
                {
                    "entries": [
                        {"url": "#", "title": "很长的标题" * 60},
                        {"url": "#", "title": "x" * 200, "summary": "🌾" * 60},
                        {"url": "#", "title": "عنوان من اليمين إلى اليسار في قائمة صينية"},
                    ]
                },
            ),
        ),
    ),
    Component(
        "dated-list",
        _("Dated list"),
        _("What happens on a day: a leaf of the calendar beside the title."),
        (Example(_("Free, full, cancelled"), "components/dated_list.html", {"entries": LECTURES}),),
    ),
    Component(
        "summary-list",
        _("Summary list"),
        _("Facts of one thing: name on the left, value on the right."),
        (Example(_("Ordinary"), "components/summary_list.html", {"rows": FACTS}),),
    ),
    Component(
        "pagination",
        _("Pagination"),
        _("Screens of a list that is longer than twenty lines."),
        (
            Example(_("First screen"), "components/pagination.html", lambda: _pagination(1, 3)),
            Example(_("In the middle"), "components/pagination.html", lambda: _pagination(7, 40)),
        ),
    ),
    Component(
        "empty-state",
        _("Empty state"),
        _("Says that there is nothing, and where to go instead."),
        (
            Example(
                _("With a way on"),
                "components/empty_state.html",
                {"text": "这个栏目还没有内容。", "url": "#", "link": "看看全部栏目"},
            ),
        ),
    ),
)
