"""The pages of lectures: what is signed. When and where they are held are sessions, live facts."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms_pages.kit.blocks.documents import DocumentsBlock
from cms_pages.kit.blocks.video import VideoBlock
from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from cms_pages.kit.translated import LinkedLikeOriginal
from events.choices import Audience, Form, Language
from events.finding.lectures import FoundAsLecture
from events.models.live import LiveFacts
from events.reading.lecture import lecture_context
from events.reading.programme import programme_context
from fazhi.places.fields import ChoiceSetField
from legal_library.blocks import CitationBlock, CitingBodyBlock


class LecturesPage(LiveFacts, BasePage):
    """The programme: all lectures with their sessions, as a list and as a calendar."""

    intro = StreamField(
        CitingBodyBlock(required=False),
        blank=True,
        verbose_name=_("introduction"),
        help_text=_("Optional: what must be said before the programme."),
    )

    not_personal: ClassVar[tuple[str, ...]] = (*BasePage.not_personal, "intro")

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    gathers_pages: ClassVar[bool] = True
    found_as = pgettext_lazy("category of hits", "sections")
    parent_page_types: ClassVar[list[str]] = ["general.HomePage", "general.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["events.LecturePage"]
    page_description = _("The programme of lectures, with their dates, places and free seats.")
    template = "events/lectures_page.html"

    class Meta:
        verbose_name = _("programme of lectures")
        verbose_name_plural = _("programmes of lectures")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | programme_context(self, request)


class LecturePage(FoundAsLecture, LiveFacts, LinkedLikeOriginal, BasePage):
    """One lecture (法治大讲堂), film, report, performance or open day, held once or often.

    Source: 《关于实行国家机关“谁执法谁普法”普法责任制的意见》 (2017) for who signs it.
    """

    form = models.CharField(
        _("form"),
        max_length=12,
        choices=Form.choices,
        default=Form.LECTURE,
        help_text=_("In which form the law is taught."),
    )
    themes = ParentalManyToManyField(
        "events.Theme",
        blank=True,
        related_name="lectures",
        verbose_name=_("themes"),
        help_text=_("By these residents choose from the programme."),
    )
    audience = ChoiceSetField(
        _("audience"),
        max_length=100,
        choices=Audience.choices,
        blank=True,
        help_text=_("For whom it is meant most; everybody may come."),
    )
    spoken = models.CharField(
        _("spoken"),
        max_length=10,
        choices=Language.choices,
        default=Language.MANDARIN,
        help_text=_("What is spoken; elderly people look for their dialect."),
    )
    speakers = ParentalManyToManyField(
        "events.Speaker",
        blank=True,
        related_name="lectures",
        verbose_name=_("speakers"),
        help_text=_("What is shown of each is what they agreed to."),
    )
    laws = StreamField(
        [("law", CitationBlock())],
        blank=True,
        verbose_name=_("laws that it teaches"),
        help_text=_("The laws and articles that people know afterwards."),
    )
    body = StreamField(
        CitingBodyBlock(required=False),
        blank=True,
        verbose_name=pgettext_lazy("of a lecture", "what it is about"),
        help_text=_("What people learn, in plain words, and what they may ask."),
    )
    materials = StreamField(
        [("documents", DocumentsBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("materials"),
        help_text=_("Slides and handouts to read beforehand or afterwards."),
    )
    recording = StreamField(
        [("film", VideoBlock())],
        blank=True,
        max_num=4,
        verbose_name=_("recording"),
        help_text=_("Afterwards: from the library of films, with captions and text."),
    )

    same_links: ClassVar[tuple[str, ...]] = ("themes", "speakers")

    not_personal: ClassVar[tuple[str, ...]] = (
        *BasePage.not_personal,
        *("form", "audience", "spoken", "laws", "body", "materials", "recording"),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("form"), FieldPanel("spoken")]),
                FieldPanel("themes"),
                FieldPanel("audience"),
                FieldPanel("speakers"),
            ],
            heading=_("What and for whom"),
        ),
        FieldPanel("laws"),
        FieldPanel("body"),
        FieldPanel("materials"),
        FieldPanel("recording"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("laws"),
        index.FilterField("form"),
    ]

    found_as = pgettext_lazy("category of hits", "lectures")
    parent_page_types: ClassVar[list[str]] = ["events.LecturesPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _(
        "A lecture, film, report, performance or open day; its dates are sessions."
    )
    template = "events/lecture_page.html"

    class Meta:
        verbose_name = _("lecture")
        verbose_name_plural = _("lectures")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | lecture_context(self, request)
