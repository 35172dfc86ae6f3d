"""What surrounds a page."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Example
from fazhi.navigation.frame import Frame, HotlineLink, MenuLink
from fazhi.navigation.trail import Crumb

MENU = tuple(
    MenuLink("#", label)
    for label in ("办事指南", "权力清单", "法律库", "法治大讲堂", "志愿者", "找人帮")
)
SITE = Frame(
    name="法治黄桥",
    home_url="#",
    tagline="泰兴市黄桥镇 · 示例",
    main_menu=MENU,
    hotlines=(HotlineLink("12345", "政务服务便民热线"), HotlineLink("12348", "公共法律服务热线")),
)
LONG = Frame(
    name="关于进一步加强和改进新时代乡镇综合行政执法与法治宣传教育工作的示例网站",
    home_url="#",
    tagline="很长的说明文字，用来看一看在手机上会不会挤在一起、会不会被截断",
    main_menu=MENU * 2,
)

COMPONENTS = (
    Component(
        "masthead",
        _("Masthead"),
        _("One line of identity, one of places, one box. Above it the tools for reading."),
        (
            Example(_("Ordinary"), "components/masthead.html", {"site": SITE}),
            Example(
                _("With search"),
                "components/masthead.html",
                {"site": replace(SITE, search_url="#")},
            ),
            Example(_("A long name and many places"), "components/masthead.html", {"site": LONG}),
        ),
        wide=True,
    ),
    Component(
        "breadcrumbs",
        _("Breadcrumbs"),
        _("The way from the home page to here; the last step is the page itself."),
        (
            Example(
                _("Ordinary"),
                "components/breadcrumbs.html",
                {"crumbs": [Crumb("首页", "#"), Crumb("办事指南", "#"), Crumb("农村宅基地审批")]},
            ),
            Example(
                _("Long titles"),
                "components/breadcrumbs.html",
                {
                    "crumbs": [
                        Crumb("首页", "#"),
                        Crumb("关于进一步规范乡镇行政审批和便民服务事项办理流程的若干规定", "#"),
                        Crumb("没有标点也没有空格的标题" * 12),
                    ]
                },
            ),
        ),
    ),
    Component(
        "call-bar",
        _("Call bar"),
        _("Numbers first, for whoever would rather call. Stands above pages for elders."),
        (Example(_("Ordinary"), "components/call_bar.html", {"site": SITE}),),
        wide=True,
    ),
    Component(
        "hotlines",
        _("Hotlines"),
        _("At the foot of every page and wherever nothing was found."),
        (Example(_("Ordinary"), "components/hotlines.html", {"site": SITE}),),
    ),
)
