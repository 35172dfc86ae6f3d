"""Sentences of a guide that say where they stand, and the laws that it rests on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    StreamBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
)

from cms_pages.services.blocks.parts import SameBlock, basis_field, unverified_field
from cms_pages.services.choices import Settled
from legal_library.blocks import CitedLawBlock


class SaidBlock(StructBlock):
    """A condition, a remedy: one sentence, with where it stands."""

    words = TextBlock(
        label=_("Sentence"),
        max_length=300,
        rows=2,
        help_text=_("At most forty characters are easy to read."),
    )
    basis = basis_field()
    unverified = unverified_field()

    class Meta:
        icon = "pilcrow"
        label = _("Sentence")


class FactBlock(StructBlock):
    """A fact that has no field of its own."""

    name = CharBlock(
        label=_("Name"),
        max_length=40,
        help_text=_("Two to six characters."),
    )
    words = TextBlock(
        label=_("What holds"),
        max_length=400,
        rows=2,
        help_text=_("One or two plain sentences."),
    )
    basis = basis_field()
    unverified = unverified_field()

    class Meta:
        icon = "info-circle"
        label = _("Fact")


class SettledBlock(StructBlock):
    """Where the value of a field stands that has no place for it."""

    of = ChoiceBlock(
        label=pgettext_lazy("of a guide", "Field"),
        choices=Settled.choices,
        help_text=_("What was filled in or chosen there."),
    )
    basis = basis_field()
    unverified = unverified_field()

    def clean(self, value: StructValue) -> StructValue:
        """Raises `StructBlockValidationError` for an entry that says nothing."""
        cleaned: StructValue = super().clean(value)
        if not (cleaned["basis"] or cleaned["unverified"]):
            message = _("Say what it rests on, or that it is still to be verified.")
            raise StructBlockValidationError({"basis": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "link"
        label = pgettext_lazy("of a guide", "Field")


class SettledFieldsBlock(StreamBlock):
    """Each field at most once."""

    field = SettledBlock()

    def clean(self, value: StreamValue, **kwargs: Any) -> StreamValue:
        """Raises `StreamBlockValidationError` at each further entry of a field."""
        cleaned: StreamValue = super().clean(value, **kwargs)
        named = [child.value["of"] for child in cleaned]
        message = _("This field stands in the list already.")
        errors = {
            place: ValidationError(message)
            for place, name in enumerate(named)
            if name in named[:place]
        }
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        required = False


class QuestionAndAnswerBlock(StructBlock):
    """What people ask, and the answer."""

    question = CharBlock(
        label=_("Question"),
        max_length=80,
        help_text=_("As people ask it."),
    )
    answer = TextBlock(
        label=_("Answer"),
        max_length=500,
        rows=3,
        help_text=_("The answer first, then why."),
    )
    basis = basis_field()
    unverified = unverified_field()

    class Meta:
        icon = "help"
        label = _("Question and answer")


class BasisBlock(StructBlock):
    """A law that the item rests on (设定依据).

    One that the library has is chosen, so that its state of today stands beside it. One that it lacks
    is named in full; it is marked, and found again as soon as the library gets it.
    """

    law = CitedLawBlock(
        label=pgettext_lazy("to cite", "Law or article"),
        required=False,
        help_text=_("Type a title, with an article behind it if you mean one."),
    )
    title = SameBlock(
        label=_("Title, if the library lacks it"),
        required=False,
        default="",
        max_length=120,
        help_text=_("In full and without 《》, such as of a regulation of the province."),
    )
    article = SameBlock(
        label=_("Article of it"),
        required=False,
        default="",
        max_length=30,
        help_text=_("As the law counts; left empty, the law as a whole."),
    )
    says = CharBlock(
        label=_("What it decides"),
        max_length=200,
        help_text=_("One sentence in plain words."),
    )
    unverified = unverified_field()

    def clean(self, value: StructValue) -> StructValue:
        """Raises `StructBlockValidationError` unless it names exactly one law."""
        cleaned: StructValue = super().clean(value)
        if bool(cleaned["law"]) == bool(cleaned["title"].strip()):
            raise StructBlockValidationError(
                {"law": ValidationError(_("Choose a law, or name one that the library lacks."))}
            )
        return cleaned

    class Meta:
        icon = "law"
        label = _("Legal basis")
