"""Fields and what is said about them."""

from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Example

FIELD = "components/field.html"
CHOICES = [
    {"value": "unclear", "label": "看不懂"},
    {"value": "wrong", "label": "信息不对或者过时", "checked": True},
    {"value": "missing", "label": "没找到要的"},
]

COMPONENTS = (
    Component(
        "field",
        _("Field"),
        _("A label above, a hint below it, the error between hint and field."),
        (
            Example(
                _("With a hint"),
                FIELD,
                {"id": "name", "label": "村（社区）名称", "hint": "名称或者拼音都可以"},
            ),
            Example(
                _("Filled"), FIELD, {"id": "phone", "label": "联系电话", "value": "0523-0000 0000"}
            ),
            Example(
                _("With an error"),
                FIELD,
                {
                    "id": "seats",
                    "label": "几个人参加",
                    "value": "十几个",
                    "error": "请填数字，一次最多 4 人。",
                },
            ),
            Example(
                _("Cannot be changed"),
                FIELD,
                {"id": "fixed", "label": "场次", "value": "11月28日", "disabled": True},
            ),
            Example(
                _("Long text"),
                FIELD,
                {
                    "id": "more",
                    "label": "具体情况",
                    "kind": "textarea",
                    "hint": "不要写身份证号和电话。",
                    "value": "写过的内容不会丢。",
                },
            ),
        ),
    ),
    Component(
        "choices",
        _("Choices"),
        _("Radio buttons for one of few, checkboxes for several."),
        (
            Example(
                _("One of few"),
                "components/choices.html",
                {"id": "reason", "legend": "哪里有问题", "choices": CHOICES},
            ),
            Example(
                _("With an error"),
                "components/choices.html",
                {
                    "id": "several",
                    "legend": "需要什么帮助",
                    "kind": "checkbox",
                    "error": "请至少选一项。",
                    "choices": CHOICES[:2],
                },
            ),
        ),
    ),
    Component(
        "error-summary",
        _("Error summary"),
        _("First on the page after a form was refused; each line leads to its field."),
        (
            Example(
                _("Two errors"),
                "components/error_summary.html",
                {
                    "errors": [
                        {"field": "content", "message": "几个人参加：请填数字，一次最多 4 人。"},
                        {"field": "content", "message": "联系电话：号码少了一位。"},
                    ]
                },
            ),
        ),
    ),
)
