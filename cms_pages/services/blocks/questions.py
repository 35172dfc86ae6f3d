"""The questionnaire that finds out which papers somebody needs (情形引导)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.blocks import (
    CharBlock,
    ListBlock,
    StreamBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlock,
    StructValue,
)

from cms_pages.services.blocks.choosers import GuideOrJourneyBlock
from cms_pages.services.blocks.parts import ConditionsBlock, KeyBlock, conditions_of
from cms_pages.services.questionnaire import Option, Question, Questionnaire

MOST_QUESTIONS, MOST_OPTIONS = 12, 8


class OptionBlock(StructBlock):
    """An answer, and whether it ends the way here."""

    key = KeyBlock(
        label=_("Short name"),
        help_text=_("Stands in the address; never change it once the guide is public."),
    )
    words = CharBlock(
        label=pgettext_lazy("questionnaire", "Answer"),
        max_length=60,
        help_text=_("In the words of whoever answers."),
    )
    stops = CharBlock(
        label=_("Why this guide is not theirs"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Only where whoever answers so cannot apply, or has to go elsewhere."),
    )
    leads_to = GuideOrJourneyBlock(
        label=_("Where they go instead"),
        required=False,
        help_text=_("The guide or journey that is theirs."),
    )

    class Meta:
        label = pgettext_lazy("questionnaire", "Answer")


class QuestionBlock(StructBlock):
    """A question with its answers."""

    key = KeyBlock(
        label=_("Short name"),
        help_text=_("Stands in the address; never change it once the guide is public."),
    )
    words = CharBlock(
        label=_("Question"),
        max_length=80,
        help_text=_("As one asks it at the counter."),
    )
    options = ListBlock(
        OptionBlock(),
        label=_("Answers"),
        min_num=2,
        max_num=MOST_OPTIONS,
        help_text=_("Everything that can be answered, the most frequent first."),
    )
    when = ConditionsBlock(label=_("Asked only after these answers"))

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(StreamBlock):
    """The questions in their order; nobody can be led in a circle by them."""

    question = QuestionBlock()

    def clean(self, value: StreamValue, **kwargs: Any) -> StreamValue:
        """Raises `StreamBlockValidationError`, with each problem at its question."""
        cleaned: StreamValue = super().clean(value, **kwargs)
        errors: dict[int, list[str]] = {}
        for problem in questionnaire_of(cleaned).problems():
            errors.setdefault(problem.question - 1, []).append(problem.says)
        if errors:
            raise StreamBlockValidationError(
                block_errors={place: ValidationError(says) for place, says in errors.items()}
            )
        return cleaned

    class Meta:
        required = False
        max_num = MOST_QUESTIONS


def questionnaire_of(value: StreamValue) -> Questionnaire:
    """The questionnaire of a stored value."""
    return Questionnaire(tuple(_question(child.value) for child in value))


def _question(value: StructValue) -> Question:
    options = tuple(
        Option(
            option["key"],
            option["words"],
            option["stops"],
            str(option["leads_to"].pk) if option["leads_to"] else "",
        )
        for option in value["options"]
    )
    return Question(value["key"], value["words"], options, conditions_of(value["when"]))
