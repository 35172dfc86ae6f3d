"""A journey: one matter of life that takes several guides and departments (一件事)."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from cms_pages.kit.translated import LinkedLikeOriginal
from cms_pages.services.blocks.parts import conditions_of
from cms_pages.services.blocks.questions import QuestionsBlock, questionnaire_of
from cms_pages.services.blocks.stages import StagesBlock
from cms_pages.services.blocks.words import QuestionAndAnswerBlock, SaidBlock
from cms_pages.services.finding.found import FoundAsJourney
from cms_pages.services.questionnaire import Questionnaire
from cms_pages.services.reading.journey import DONE, journey_context
from cms_pages.services.reading.situation import PARAMETER


class JourneyPage(FoundAsJourney, LinkedLikeOriginal, BasePage):
    """What has to be done one after the other, and what at the same time, over several offices.

    Source: 国办发〔2024〕3号 on handling “one matter” efficiently, for the idea; GB/T 39735-2020 for
    what a guide in it says.
    """

    life_events = ParentalManyToManyField(
        "services.LifeEvent",
        blank=True,
        related_name="journeys",
        verbose_name=_("life events"),
        help_text=_("Under which moments of life people look for it."),
    )
    before = StreamField(
        [("line", SaidBlock())],
        blank=True,
        max_num=5,
        verbose_name=_("before you begin"),
        help_text=_("What somebody has to know first, a sentence each."),
    )
    questions = StreamField(
        QuestionsBlock(),
        blank=True,
        verbose_name=_("questionnaire"),
        help_text=_("Two to four questions that tell which tasks somebody has."),
    )
    stages = StreamField(
        StagesBlock(),
        blank=True,
        verbose_name=_("stages"),
        help_text=_(
            "What comes first, what next; what can be done at the same time stands in one stage."
        ),
    )
    faq = StreamField(
        [("entry", QuestionAndAnswerBlock())],
        blank=True,
        verbose_name=_("common questions"),
        help_text=_("What people really ask at the counter, with the answer."),
    )

    same_links: ClassVar[tuple[str, ...]] = ("life_events",)
    kept_parameters: ClassVar[tuple[str, ...]] = (PARAMETER, DONE)

    not_personal: ClassVar[tuple[str, ...]] = (
        *BasePage.not_personal,
        *("before", "questions", "stages", "faq"),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("life_events"),
        FieldPanel("before"),
        FieldPanel("questions"),
        FieldPanel("stages"),
        FieldPanel("faq"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("before"),
        index.SearchField("stages"),
        index.SearchField("faq"),
    ]

    found_as = pgettext_lazy("category of hits", "journeys")
    parent_page_types: ClassVar[list[str]] = ["services.GuidesPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("One matter of life over several guides and offices, step by step.")
    template = "services/journey_page.html"

    class Meta:
        verbose_name = pgettext_lazy("over several guides", "journey")
        verbose_name_plural = pgettext_lazy("over several guides", "journeys")

    def clean(self) -> None:
        super().clean()
        questionnaire = self.questionnaire
        wrong = [
            _("Task “%(key)s”: %(says)s") % {"key": task["key"], "says": says}
            for child in self.stages
            for task in child.value["tasks"]
            for says in questionnaire.unknown(conditions_of(task["when"]))
        ]
        if wrong:
            raise ValidationError({"stages": wrong})

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions that tell which tasks somebody has."""
        return questionnaire_of(self.questions)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | journey_context(self, request)
