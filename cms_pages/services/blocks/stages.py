"""The stages of a journey over several guides and departments (一件事)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import (
    CharBlock,
    ListBlock,
    StreamBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
)

from cms_pages.kit.blocks.choosers import DepartmentBlock
from cms_pages.services.blocks.choosers import GuideBlock
from cms_pages.services.blocks.parts import ConditionsBlock, KeyBlock, basis_field, unverified_field

MOST_STAGES, MOST_TASKS = 12, 6


class TaskBlock(StructBlock):
    """One thing to do: with a guide of the town, or at an office that has none here."""

    key = KeyBlock(
        label=_("Short name"),
        help_text=_("Stands in the address; never change it once the page is public."),
    )
    name = CharBlock(
        label=_("What is to be done"),
        required=False,
        default="",
        max_length=60,
        help_text=_("Left empty, the title of the guide."),
    )
    guide = GuideBlock(
        label=_("Service guide"),
        required=False,
        help_text=_("Its department and place are shown."),
    )
    department = DepartmentBlock(
        label=_("Department"), required=False, help_text=_("Where the guide does not say it.")
    )
    place = CharBlock(
        label=_("Office outside the town"),
        required=False,
        default="",
        max_length=80,
        help_text=_("Such as a court or an office of the city, by its full name."),
    )
    words = TextBlock(
        label=_("What matters here"),
        required=False,
        default="",
        max_length=300,
        rows=2,
        help_text=_("What is easily forgotten."),
    )
    when = ConditionsBlock()
    basis = basis_field()
    unverified = unverified_field()

    def clean(self, value: StructValue) -> StructValue:
        """Raises `StructBlockValidationError` for a task without a name."""
        cleaned: StructValue = super().clean(value)
        if not (cleaned["name"] or cleaned["guide"]):
            raise StructBlockValidationError(
                {"name": ValidationError(_("Say what is to be done, or choose a guide."))}
            )
        return cleaned

    class Meta:
        icon = "tick"
        label = _("Task")


class StageBlock(StructBlock):
    """What comes next; the tasks in it can be done at the same time."""

    name = CharBlock(
        label=_("Stage"),
        max_length=40,
        help_text=_("What is done in it, in a few characters."),
    )
    words = TextBlock(
        label=_("In one sentence"),
        required=False,
        default="",
        max_length=200,
        rows=2,
        help_text=_("Why it comes here."),
    )
    tasks = ListBlock(
        TaskBlock(label=_("Task")),
        label=_("Tasks"),
        min_num=1,
        max_num=MOST_TASKS,
        help_text=_("Several in one stage can be done at the same time, in any order."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Stage")


class StagesBlock(StreamBlock):
    """The stages in their order."""

    stage = StageBlock()

    def clean(self, value: StreamValue, **kwargs: Any) -> StreamValue:
        """Raises `StreamBlockValidationError` where two tasks have one short name."""
        cleaned: StreamValue = super().clean(value, **kwargs)
        known: set[str] = set()
        errors: dict[int, ValidationError] = {}
        for place, child in enumerate(cleaned):
            for task in child.value["tasks"]:
                if task["key"] in known:
                    says = _("Two tasks have the short name “%(key)s”.") % {"key": task["key"]}
                    errors[place] = ValidationError(says)
                known.add(task["key"])
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        max_num = MOST_STAGES
