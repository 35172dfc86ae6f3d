"""What gets somebody home with the right papers."""

from django.utils.translation import gettext_lazy as _

from fazhi.charts.flow import Flow, Node, NodeKind, Way
from fazhi.charts.flow_figure import flow_figure
from fazhi.design_system.component import Component, Context, Example

ANSWERS = [
    {"label": "谁能办", "text": "本村村民，一户一宅", "note": "已有宅基地的要先退出旧宅"},
    {"label": "多少钱", "figure": "0", "text": "元"},
    {"label": "多久", "figure": "15", "text": "个工作日", "note": "法定 20 个工作日"},
    {"label": "跑几次", "figure": "1", "text": "次"},
    {"label": "带什么", "figure": "4", "text": "样材料", "note": "1 样可以容缺"},
    {"label": "去哪办", "text": "便民服务中心 3 号窗口"},
]
MATERIALS = [
    {"value": "1", "name": "身份证", "note": "原件 1 份，现场核对后归还", "checked": True},
    {"value": "2", "name": "农村宅基地和建房（规划许可）申请表", "note": "窗口领取，有填写样表"},
    {"value": "3", "name": "四邻意见", "note": "可以容缺，5 个工作日内补交"},
]

FLOW = Flow(
    (
        Node("apply", "递交申请", NodeKind.START, "申请人", "", (Way("complete"),)),
        Node(
            "complete",
            "材料齐吗？",
            NodeKind.DECISION,
            "窗口受理人员",
            "当场",
            (Way("decide", "齐"), Way("mend", "不齐")),
        ),
        Node("mend", "一次说清，补齐再交", NodeKind.STEP, "申请人", "", (Way("complete"),)),
        Node("decide", "镇里审查决定", NodeKind.STEP, "镇政府", "20个工作日", (Way("done"),)),
        Node("done", "发证", NodeKind.END, "窗口发证人员", "10个工作日"),
    )
)


def _flow() -> Context:
    return {"flow": flow_figure(FLOW, "示例事项")}


COMPONENTS = (
    Component(
        "answers",
        _("Six answers"),
        _("Who, how much, how long, how many visits, what to bring, where: all at once."),
        (
            Example(_("Six"), "components/answers.html", {"answers": ANSWERS}),
            Example(
                _("Long answers"),
                "components/answers.html",
                {
                    "answers": [
                        {"label": "多久", "figure": "20000", "text": "个工作日" * 6},
                        {"label": "去哪办", "text": "很远的地方" * 20},
                    ]
                },
            ),
        ),
    ),
    Component(
        "checklist",
        _("Checklist"),
        _("What to bring, to be ticked at home; printed, the boxes stay."),
        (
            Example(
                _("One ticked"), "components/checklist.html", {"name": "bring", "items": MATERIALS}
            ),
        ),
    ),
    Component(
        "flow",
        _("Flow chart"),
        _(
            "Steps with roles, limits and branches in one column; the same steps stand beside it as text."
        ),
        (Example(_("With a branch that leads back"), "components/flow.html", _flow),),
    ),
)
