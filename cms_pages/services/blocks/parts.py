"""Parts that the lists of a guide share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)

from cms_pages.services.choices import Unit
from cms_pages.services.questionnaire import Condition

KEY = RegexValidator(
    r"\A[a-z][a-z0-9-]{0,29}\Z", _("Small letters, digits and hyphens, at most 30, a letter first.")
)
LONGEST_LIMIT = 3650


class SameBlock(CharBlock):
    """Text that is the same in every language."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing to translate."""
        return []


class KeyBlock(SameBlock):
    """A short name that other parts refer to; the same in every language."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        super().__init__(validators=(KEY,), **kwargs)


class ConditionsBlock(SameBlock):
    """Answers of the questionnaire, such as “why:split why:rebuild”; empty for always."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("default", "")
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("label", _("Only for these answers"))
        kwargs.setdefault(
            "help_text",
            _(
                "Question and answer by their short names, as “why:split”, with blanks between "
                "several; left empty it is always meant."
            ),
        )
        super().__init__(**kwargs)

    def clean(self, value: str) -> str:
        """Raises `ValidationError` for what names no question and answer."""
        cleaned: str = super().clean(value)
        for written in cleaned.split():
            if Condition.read(written) is None:
                raise ValidationError(
                    _("“%(written)s” is not written as question:answer.") % {"written": written}
                )
        return " ".join(cleaned.split())


def conditions_of(written: str) -> tuple[Condition, ...]:
    """The conditions of a `ConditionsBlock`."""
    return tuple(one for one in map(Condition.read, written.split()) if one)


def basis_field() -> SameBlock:
    """Where it stands; with the title between 《》 it becomes a link to the article."""
    return SameBlock(
        label=_("Rests on"),
        required=False,
        default="",
        max_length=300,
        help_text=_("Laws with 《》 and the article, several with 、 between them."),
    )


def unverified_field() -> BooleanBlock:
    """What the town has not verified yet (待核实)."""
    return BooleanBlock(
        label=_("Still to be verified"),
        required=False,
        default=False,
        help_text=_("Readers see that it is not settled yet, and the report counts it."),
    )


class LimitBlock(StructBlock):
    """A time limit (时限) with what counts in it."""

    number = IntegerBlock(
        label=_("Number"),
        required=False,
        min_value=0,
        max_value=LONGEST_LIMIT,
        default=None,
        help_text=_("Left empty only for “on the spot”."),
    )
    unit = ChoiceBlock(
        label=_("Counted in"),
        choices=Unit.choices,
        default=Unit.WORKDAY,
        help_text=_("Working days leave out weekends and holidays."),
    )
    note = CharBlock(
        label=_("Note"),
        required=False,
        default="",
        max_length=200,
        help_text=_("From when it is counted, and what does not count in it."),
    )
    basis = basis_field()
    unverified = unverified_field()

    def clean(self, value: StructValue) -> StructValue:
        """Raises `StructBlockValidationError` where a unit lacks its number."""
        cleaned: StructValue = super().clean(value)
        if cleaned["unit"] != Unit.AT_ONCE and cleaned["number"] is None:
            raise StructBlockValidationError(
                {"number": ValidationError(_("Say how many, or that it is done on the spot."))}
            )
        return cleaned

    class Meta:
        icon = "time"
        label = _("Time limit")
