"""The first page: a question, and three answers about now."""

from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Example

CHIPS = [
    {"url": "#", "label": label}
    for label in ("农村建房", "低保怎么申请", "法律援助", "邻居噪音", "民法典1165条")
]
TODAY = [
    {
        "about": "便民服务中心 · 今天",
        "dot": "open",
        "text": "正在办理，17:30 结束",
        "more": "6 个综合窗口，看每个窗口办什么",
        "more_url": "#",
    },
    {
        "about": "下一场法治大讲堂",
        "text": "11月28日（周六）9:00",
        "more": "示例村文化礼堂，还有 23 个座位",
        "more_url": "#",
    },
    {
        "about": "法律顾问、调解员",
        "text": "选择我的村（社区）",
        "url": "#",
        "more": "每个村（社区）都有人可以打电话",
    },
]
EVENTS = [
    {"url": "#", "label": label, "description": description}
    for label, description in (
        ("建房、宅基地", "申请、翻建、邻里通行"),
        ("讨薪、工伤", "投诉、仲裁、法律援助"),
        ("开店、经营", "执照、食品登记、招牌"),
        ("低保、救助", "低保、临时救助、残疾补贴"),
        ("生育、上学", "生育登记、入学、证明"),
        ("养老、社保", "居民养老、医保、高龄补贴"),
        ("婚姻、家庭", "登记、赡养、反家暴"),
        ("身后事", "注销、继承、丧葬补贴"),
    )
]

COMPONENTS = (
    Component(
        "question",
        _("Question band"),
        _("The home page opens with one sentence and one box. Once a page, at the top."),
        (
            Example(
                _("With search"),
                "components/question.html",
                {
                    "level": 2,
                    "mark": "bridge",
                    "heading": "遇到事，先查一查",
                    "lead": "法律条文、办事指南、权力清单、讲座，一次搜到。用平常说的话就行。",
                    "search_url": "#",
                    "search_hint": "例如：老板拖欠工资怎么办",
                    "chips": CHIPS,
                },
            ),
            Example(
                _("Without search"),
                "components/question.html",
                {
                    "level": 2,
                    "mark": "water",
                    "heading": "遇事找法，先来这里",
                    "lead": "该找谁、打哪个电话、法律怎么说。",
                },
            ),
            Example(
                _("Words without a break"),
                "components/question.html",
                {"level": 2, "mark": "none", "heading": "Rechtsschutz" * 12, "lead": "字" * 200},
            ),
        ),
        wide=True,
    ),
    Component(
        "search-box",
        _("Search box"),
        _("One box and one button; everyday words are enough."),
        (
            Example(
                _("Empty"),
                "components/search_box.html",
                {"action": "#", "hint": "例如：低保怎么申请"},
            ),
            Example(
                _("Filled"),
                "components/search_box.html",
                {"action": "#", "query": "老板拖欠工资怎么办"},
            ),
            Example(_("Small"), "components/search_box.html", {"action": "#", "small": True}),
        ),
    ),
    Component(
        "today",
        _("Today strip"),
        _("What holds right now: which counter is open until when, what comes next, whom to call."),
        (
            Example(_("Three answers"), "components/today.html", {"answers": TODAY}),
            Example(
                _("One answer, closed"),
                "components/today.html",
                {
                    "answers": [
                        {
                            "about": "便民服务中心 · 今天",
                            "dot": "closed",
                            "text": "已下班，明天（周四）8:30 开门",
                        }
                    ]
                },
            ),
        ),
    ),
    Component(
        "tiles",
        _("Tiles"),
        _("Ways in, side by side: life events or sections, four to eight of them."),
        (
            Example(_("Eight"), "components/tiles.html", {"items": EVENTS}),
            Example(
                _("Three, one without a line"),
                "components/tiles.html",
                {"items": [*EVENTS[:2], {"url": "#", "label": "身后事"}]},
            ),
            Example(_("One"), "components/tiles.html", {"items": EVENTS[:1]}),
        ),
    ),
    Component(
        "chips",
        _("Chips"),
        _("Short suggestions or filters; the chosen one is marked by more than its colour."),
        (
            Example(_("Suggestions"), "components/chips.html", {"chips": CHIPS}),
            Example(
                _("One chosen"),
                "components/chips.html",
                {"chips": [{"url": "#", "label": "全部", "current": True}, *CHIPS[:2]]},
            ),
        ),
    ),
)
