"""What happens to an application: its steps, the flow chart, what it costs and what comes out."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    StreamBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
    StructValue,
)
from wagtail.documents.blocks import DocumentChooserBlock

from cms_pages.kit.blocks.text import TextBlock
from cms_pages.services.blocks.parts import KeyBlock, LimitBlock, basis_field, unverified_field
from cms_pages.services.choices import ResultKind
from fazhi.charts.flow import MOST_NODES, Flow, Node, NodeKind, Way


class StepBlock(StructBlock):
    """A step (环节): what is done, by which post, in what time, looked at how, and what comes of it."""

    name = CharBlock(
        label=_("Step"),
        max_length=60,
        help_text=_("What happens, in two to eight characters."),
    )
    what = TextBlock(label=_("What is done"), features=["bold"])
    role = CharBlock(
        label=_("Who does it"), max_length=80, help_text=_("A post, never a person's name.")
    )
    limit = CharBlock(
        label=_("In what time"),
        required=False,
        default="",
        max_length=80,
        help_text=_("With the unit, such as 5 working days."),
    )
    criteria = CharBlock(
        label=_("What is looked at"),
        required=False,
        default="",
        max_length=200,
        help_text=_("By what it is decided."),
    )
    result = CharBlock(
        label=_("What comes of it"),
        required=False,
        default="",
        max_length=120,
        help_text=_("What there is after it."),
    )
    basis = basis_field()
    unverified = unverified_field()

    class Meta:
        icon = "list-ol"
        label = _("Step")


class WayBlock(StructBlock):
    """Where a step goes on."""

    to = KeyBlock(
        label=_("To the step"),
        help_text=_("Its short name."),
    )
    condition = CharBlock(
        label=_("If"),
        required=False,
        default="",
        max_length=20,
        help_text=_("Needed where there are several ways."),
    )

    class Meta:
        label = _("Way on")


class NodeBlock(StructBlock):
    """A node of the flow chart."""

    key = KeyBlock(
        label=_("Short name"),
        help_text=_("Other steps refer to it."),
    )
    kind = ChoiceBlock(
        label=_("Kind"),
        choices=NodeKind.choices,
        default=NodeKind.STEP,
        help_text=_("One start, at least one end; a decision has several ways on."),
    )
    words = CharBlock(
        label=_("What is done"),
        max_length=60,
        help_text=_("Short: it stands in the drawing."),
    )
    role = CharBlock(
        label=_("Who does it"),
        required=False,
        default="",
        max_length=40,
        help_text=_("A post, never a person's name."),
    )
    limit = CharBlock(
        label=_("In what time"),
        required=False,
        default="",
        max_length=30,
        help_text=_("With the unit, such as 5 working days."),
    )
    ways = ListBlock(
        WayBlock(),
        label=_("Goes on to"),
        default=[],
        max_num=6,
        help_text=_("Nothing behind an end."),
    )

    class Meta:
        icon = "arrow-down"
        label = _("Step")


class FlowBlock(StreamBlock):
    """The flow chart (流程图) as data: the start first, then as people read it."""

    node = NodeBlock()

    def clean(self, value: StreamValue, **kwargs: Any) -> StreamValue:
        """Raises `StreamBlockValidationError`, with each problem at its node."""
        cleaned: StreamValue = super().clean(value, **kwargs)
        if not len(cleaned):
            return cleaned
        at_nodes: dict[int, list[str]] = {}
        of_all: list[str] = []
        for problem in flow_of(cleaned).problems():
            if problem.node:
                at_nodes.setdefault(problem.node - 1, []).append(problem.says)
            else:
                of_all.append(problem.says)
        if at_nodes or of_all:
            raise StreamBlockValidationError(
                block_errors={place: ValidationError(says) for place, says in at_nodes.items()},
                non_block_errors=[ValidationError(says) for says in of_all],
            )
        return cleaned

    class Meta:
        required = False
        max_num = MOST_NODES


def flow_of(value: StreamValue) -> Flow:
    """The flow of a stored value."""
    return Flow(tuple(_node(child.value) for child in value))


def _node(value: StructValue) -> Node:
    return Node(
        value["key"],
        value["words"],
        NodeKind(value["kind"]),
        value["role"],
        value["limit"],
        tuple(Way(way["to"], way["condition"]) for way in value["ways"]),
    )


class SpecialProcedureBlock(StructBlock):
    """What does not count in the time limit: hearings, inspections, expert opinions.

    Source: Administrative Licensing Law, article 45.
    """

    kind = CharBlock(
        label=_("Kind"),
        max_length=60,
        help_text=_("Such as hearing, public display, inspection."),
    )
    limit = LimitBlock(label=_("Time limit"))

    class Meta:
        icon = "time"
        label = _("Special procedure")


class FeeBlock(StructBlock):
    """A fee with its basis; without any the guide says that it is free.

    Source: Administrative Licensing Law, articles 58 and 59.
    """

    name = CharBlock(
        label=_("Fee"),
        max_length=80,
        help_text=_("As it stands on the receipt."),
    )
    amount = CharBlock(
        label=_("How much"),
        max_length=200,
        help_text=_("With the unit."),
    )
    basis = basis_field()
    reduction = CharBlock(
        label=_("For whom it is less"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Who pays less or nothing, and where that stands."),
    )
    unverified = unverified_field()

    class Meta:
        icon = "tag"
        label = _("Fee")


class ResultBlock(StructBlock):
    """What somebody gets in the end, how long it holds and how it is handed over."""

    name = CharBlock(
        label=_("Name"),
        max_length=80,
        help_text=_("As it stands on the paper."),
    )
    kind = ChoiceBlock(
        label=_("Kind"),
        choices=ResultKind.choices,
        default=ResultKind.CERTIFICATE,
        help_text=_("What it is in the end."),
    )
    validity = CharBlock(
        label=_("How long it holds"),
        required=False,
        default="",
        max_length=120,
        help_text=_("Left empty where it holds for ever."),
    )
    handed_over = CharBlock(
        label=_("How it is handed over"),
        required=False,
        default="",
        max_length=120,
        help_text=_("Where, how, within how many days."),
    )
    sample = DocumentChooserBlock(
        label=_("Sample of it"),
        required=False,
        help_text=_("With made-up names."),
    )
    basis = basis_field()
    unverified = unverified_field()

    class Meta:
        icon = "doc-full"
        label = _("Result")
