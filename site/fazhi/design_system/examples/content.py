"""What the text of a page is made of; each has its block in the editor."""

import datetime as dt

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from fazhi.charts import Chart, ChartKind, Series
from fazhi.charts.templatetags.charts import chart as drawn
from fazhi.design_system.component import Component, Example

CALLOUT = "components/callout.html"
TABLE = "components/table.html"
CHART = "components/chart.html"
DAY = dt.date(2021, 12, 31)


class _Date(str):
    """The words of a date, and the same for machines."""

    iso = "2021"


def _html(text: str) -> str:
    return mark_safe(f"<p>{text}</p>")  # noqa: S308 - written here


def _rows(columns: int) -> list[list[dict[str, object]]]:
    heads = [f"第{number}列" for number in range(1, columns + 1)]
    return [
        [{"content": f"第{row}行", "is_heading": True}]
        + [{"content": f"内容{row}", "label": head} for head in heads[1:]]
        for row in (1, 2, 3)
    ]


def _table(columns: int) -> dict[str, object]:
    return {
        "caption": "收费标准（示例）",
        "label": "收费标准（示例）",
        "headings": [f"第{number}列" for number in range(1, columns + 1)],
        "rows": _rows(columns),
        "stacks": columns <= 6,
        "source": "示例",
    }


def _chart(kind: ChartKind) -> Chart:
    return Chart(
        kind=kind,
        title="调解的纠纷（示例数据）",
        labels=("2022", "2023", "2024", "2025"),
        series=(Series((42, 58, 51, 64)),),
        unit="件",
        source="示例",
        as_of=DAY,
    )


COMPONENTS = (
    Component(
        "callout",
        _("Callout"),
        _("What must not be overlooked, set off from the text."),
        (
            Example(
                _("For information"), CALLOUT, {"kind": "information", "text": _html("不收费。")}
            ),
            Example(
                _("Please note"),
                CALLOUT,
                {"kind": "warning", "title": "这些一定是骗子", "text": _html("挂断，打 110。")},
            ),
            Example(_("Done"), CALLOUT, {"kind": "success", "text": _html("可以在村里办。")}),
        ),
    ),
    Component(
        "steps",
        _("Steps"),
        _("What happens in which order, by whom and within what time: one line down the left."),
        (
            Example(
                _("Two"),
                "components/steps.html",
                {
                    "level": 3,
                    "entries": [
                        {
                            "title": "提出申请",
                            "text": _html("到窗口交材料，缺的当场告诉您。"),
                            "facts": ["申请人", "当场"],
                        },
                        {"title": "作出决定", "text": "", "facts": ["窗口", "5 个工作日"]},
                    ],
                },
            ),
        ),
    ),
    Component(
        "timeline",
        _("Timeline"),
        _("What happened when, the oldest first."),
        (
            Example(
                _("Two"),
                "components/timeline.html",
                {
                    "level": 3,
                    "entries": [
                        {
                            "date": _Date("2021年"),
                            "title": "清单公布",
                            "text": _html("共 299 项。"),
                        },
                        {"date": _Date("2021年12月"), "title": "窗口整合", "text": ""},
                    ],
                },
            ),
        ),
    ),
    Component(
        "accordion",
        _("Accordion"),
        _("Questions of which a reader has one or two. Printed, all lie open."),
        (
            Example(
                _("Two"),
                "components/accordion.html",
                {
                    "level": 3,
                    "entries": [
                        {"title": "要钱吗？", "text": _html("不要钱。")},
                        {"title": "可以让家里人代办吗？" * 6, "text": _html("可以。")},
                    ],
                },
            ),
        ),
    ),
    Component(
        "table",
        _("Table"),
        _("Up to six columns become cards on a phone; more scroll in a frame of their own."),
        (
            Example(_("Few columns"), TABLE, _table(4)),
            Example(_("Many columns"), TABLE, _table(30)),
        ),
    ),
    Component(
        "chart",
        _("Chart"),
        _("Numbers as a drawing, labelled directly, with the same numbers as a table."),
        (
            Example(_("Bars"), CHART, lambda: drawn(_chart(ChartKind.BARS))),
            Example(_("A line"), CHART, lambda: drawn(_chart(ChartKind.LINES))),
            Example(_("Parts of a whole"), CHART, lambda: drawn(_chart(ChartKind.SHARES))),
        ),
    ),
    Component(
        "key-figures",
        _("Key figures"),
        _("Numbers that stand for something, each with its source and its day."),
        (
            Example(
                _("Two"),
                "components/key_figures.html",
                {
                    "entries": [
                        {
                            "value": "90多",
                            "unit": "项",
                            "label": "公共服务事项（示例）",
                            "as_of": "2021年",
                            "source": "示例",
                        },
                        {"value": "95%以上", "label": "一个窗口办完", "source": "示例"},
                    ]
                },
            ),
        ),
    ),
    Component(
        "contact-card",
        _("Contact card"),
        _("Whom to call or visit, with a button that dials."),
        (
            Example(
                _("Ordinary"),
                "components/contact_card.html",
                {
                    "level": 3,
                    "card": {
                        "title": "司法所（示例）",
                        "url": "#",
                        "purpose": "法律援助、调解",
                        "phones": [{"number": "12348", "url": "tel:12348"}],
                        "address": "示例路 1 号",
                        "hours": "工作日 8:30—17:30",
                    },
                },
            ),
        ),
    ),
    Component(
        "documents",
        _("Document list"),
        _("Files to print and fill in, each with its kind and size."),
        (
            Example(
                _("Ordinary"),
                "components/documents.html",
                {
                    "with_hint": True,
                    "entries": [
                        {"url": "#", "title": "申请表（空表）", "facts": ["PDF", "86 KB"]},
                        {"url": "#", "title": "申请表（填写样表）", "facts": ["PDF", "120 KB"]},
                    ],
                },
            ),
        ),
    ),
    Component(
        "video",
        _("Film"),
        _("With captions and its text; nothing plays by itself."),
        (
            Example(
                _("Before it plays"),
                "components/video.html",
                {
                    "film": {
                        "url": "#",
                        "content_type": "video/mp4",
                        "caption": "禁烧秸秆（示例影片）",
                        "source": "示例",
                        "transcript": "影片里说的话。",
                    }
                },
            ),
        ),
    ),
)
