"""A service guide: everything somebody needs to know before they set out."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms_pages.kit.fields import StreamField
from cms_pages.kit.models import BasePage
from cms_pages.kit.translated import LinkedLikeOriginal
from cms_pages.services.blocks.choosers import GuideOrJourneyBlock
from cms_pages.services.blocks.handling import (
    FeeBlock,
    FlowBlock,
    ResultBlock,
    SpecialProcedureBlock,
    StepBlock,
    flow_of,
)
from cms_pages.services.blocks.materials import MaterialsBlock
from cms_pages.services.blocks.parts import LimitBlock
from cms_pages.services.blocks.questions import QuestionsBlock, questionnaire_of
from cms_pages.services.blocks.words import (
    BasisBlock,
    FactBlock,
    QuestionAndAnswerBlock,
    SaidBlock,
    SettledFieldsBlock,
)
from cms_pages.services.choices import (
    Audience,
    Channel,
    Convenience,
    Depth,
    Handling,
    ItemState,
    ItemType,
    Level,
    PowerSource,
    Scope,
)
from cms_pages.services.finding.found import FoundAsGuide
from cms_pages.services.models.contradictions import contradictions_in
from cms_pages.services.models.guide_panels import GUIDE_PANELS
from cms_pages.services.quality.completeness import completeness_of
from cms_pages.services.questionnaire import Questionnaire
from cms_pages.services.reading.guide import guide_context
from cms_pages.services.reading.laws import in_words
from cms_pages.services.reading.situation import PARAMETER
from fazhi.charts.flow import Flow
from fazhi.pinyin import title_slug
from fazhi.places.fields import ChoiceSetField
from fazhi.telephones import TelephoneField

LONGEST_CODE = 40


class ServiceGuidePage(FoundAsGuide, LinkedLikeOriginal, BasePage):
    """A matter that people bring to the town, and how it is done (办事指南).

    Source: Administrative Licensing Law, article 30, for what has to be shown; the key elements of the
    inspections of government websites (国办秘函〔2019〕19号); GB/T 39735-2020 for the fields.
    """

    # What it is.
    item_type = models.CharField(
        _("kind of item"),
        max_length=14,
        choices=ItemType.choices,
        help_text=_("As the list of powers or of public services has it."),
    )
    handled_item = models.CharField(
        _("handled item"),
        max_length=120,
        blank=True,
        help_text=_("Name of what is handled, if the item has several."),
    )
    basic_code = models.CharField(
        _("basic code"),
        max_length=LONGEST_CODE,
        blank=True,
        help_text=_("Of the national catalogue; the same in every town."),
    )
    code = models.CharField(
        _("implementing code"),
        max_length=LONGEST_CODE,
        blank=True,
        help_text=_("Of this town's item; imports find the guide by it."),
    )
    state = models.CharField(
        _("state of the item"),
        max_length=8,
        choices=ItemState.choices,
        default=ItemState.IN_USE,
        help_text=_("What is paused or ended stays on the site and says so at the top."),
    )
    valid_from = models.DateField(
        _("applies from"),
        null=True,
        blank=True,
        help_text=_("Only where it does not apply from today."),
    )
    valid_until = models.DateField(
        _("applies until"),
        null=True,
        blank=True,
        help_text=_("Only where it is known when it ends."),
    )
    level = models.CharField(
        _("level that decides"),
        max_length=8,
        choices=Level.choices,
        blank=True,
        help_text=_("Which level of government decides in the end."),
    )
    delegated_to = models.CharField(
        _("delegated to"),
        max_length=120,
        blank=True,
        help_text=_("Only where another office does it in its name: its full name."),
    )
    power_source = models.CharField(
        _("by what right"),
        max_length=10,
        choices=PowerSource.choices,
        blank=True,
        help_text=_("By what right the town handles it."),
    )
    joint_offices = models.CharField(
        _("offices that take part"),
        max_length=200,
        blank=True,
        help_text=_("Besides the responsible department, with 、 between them."),
    )
    bases = StreamField(
        [("citation", BasisBlock())],
        blank=True,
        verbose_name=_("legal bases"),
        help_text=_("What the item rests on, the most important first."),
    )
    # For whom.
    audience = ChoiceSetField(
        _("who applies"),
        max_length=40,
        choices=Audience.choices,
        default="person",
        help_text=_("Who applies; several may be chosen."),
    )
    life_events = ParentalManyToManyField(
        "services.LifeEvent",
        blank=True,
        related_name="guides",
        verbose_name=_("life events"),
        help_text=_("Under which moments of life people look for it."),
    )
    who = models.CharField(
        _("who can apply"),
        max_length=120,
        blank=True,
        help_text=_("One plain sentence: the first of the six answers."),
    )
    conditions = StreamField(
        [("condition", SaidBlock())],
        blank=True,
        verbose_name=_("conditions"),
        help_text=_("Everything that has to hold, a sentence each."),
    )
    quantity_limit = models.CharField(
        _("limit of number"),
        max_length=120,
        blank=True,
        help_text=_("Only where the number is limited: how many, and how it is chosen among more."),
    )
    intermediary = models.CharField(
        _("services of agencies"),
        max_length=200,
        blank=True,
        help_text=_("What an agency has to do for it first, who pays, and where that stands."),
    )
    # What to bring.
    questions = StreamField(
        QuestionsBlock(),
        blank=True,
        verbose_name=_("questionnaire"),
        help_text=_("Two to four questions that tell which papers somebody needs."),
    )
    materials = StreamField(
        MaterialsBlock(),
        blank=True,
        verbose_name=pgettext_lazy("to bring", "papers"),
        help_text=_(
            "All of them, in the order in which the counter wants them. Nothing that is not "
            "here may be asked for."
        ),
    )
    # How long and how much.
    handling = models.CharField(
        _("kind of handling"),
        max_length=8,
        choices=Handling.choices,
        default=Handling.PROMISE,
        help_text=_("Whether people can wait for it."),
    )
    statutory_limit = StreamField(
        [("limit", LimitBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("statutory time limit"),
        help_text=_("Left empty where the law sets none; say so below."),
    )
    has_no_statutory_limit = models.BooleanField(
        _("the law sets no time limit"),
        default=False,
        help_text=_("Tick it only after having looked."),
    )
    promised_limit = StreamField(
        [("limit", LimitBlock())],
        blank=True,
        max_num=1,
        verbose_name=_("promised time limit"),
        help_text=_("What the town promises; never longer than the law allows."),
    )
    special_procedures = StreamField(
        [("procedure", SpecialProcedureBlock())],
        blank=True,
        verbose_name=_("not counted in the time limit"),
        help_text=_("Hearings, inspections, expert opinions: what does not count."),
    )
    is_free = models.BooleanField(
        _("costs nothing"),
        default=False,
        help_text=_("Ticked, the guide says that it costs nothing."),
    )
    fees = StreamField(
        [("fee", FeeBlock())],
        blank=True,
        verbose_name=_("fees"),
        help_text=_(
            "Each fee with what it rests on. Without any and without the tick above nothing is said."
        ),
    )
    # How it is done.
    visits = models.PositiveSmallIntegerField(
        _("visits"),
        null=True,
        blank=True,
        help_text=_("How often people have to come, 0 for never."),
    )
    visits_why = models.CharField(
        _("why they have to come"),
        max_length=200,
        blank=True,
        help_text=_("One sentence: what can only be done there."),
    )
    scope = models.CharField(
        _("where one can apply"),
        max_length=10,
        choices=Scope.choices,
        blank=True,
        help_text=_("From how far away people may apply here."),
    )
    channels = ChoiceSetField(
        _("ways to apply"),
        max_length=60,
        choices=Channel.choices,
        blank=True,
        default="",
        help_text=_("All that really work."),
    )
    online_url = models.URLField(
        _("address to apply online"),
        blank=True,
        help_text=_("The whole address, of the official platform."),
    )
    mobile_url = models.URLField(
        _("address for phones"),
        blank=True,
        help_text=_("Of the official app or mini-programme."),
    )
    online_depth = models.CharField(
        _("how far online"),
        max_length=1,
        choices=Depth.choices,
        blank=True,
        help_text=_("How far somebody gets without coming."),
    )
    conveniences = ChoiceSetField(
        _("made easier by"),
        max_length=60,
        choices=Convenience.choices,
        blank=True,
        default="",
        help_text=_("What spares people a way or a queue."),
    )
    counters = ParentalManyToManyField(
        "places.Counter",
        blank=True,
        related_name="guides",
        verbose_name=_("counters"),
        help_text=_("Their hours and places are shown as they are on the day."),
    )
    place = models.CharField(
        _("place outside the counters"),
        max_length=120,
        blank=True,
        help_text=_("Where no counter of the town handles it: office and address."),
    )
    place_hours = models.CharField(
        _("hours there"),
        max_length=120,
        blank=True,
        help_text=_("When somebody is there."),
    )
    phone = TelephoneField(
        _("telephone for questions"),
        max_length=60,
        blank=True,
        help_text=_("An office number; left empty, that of the counter or of the department."),
    )
    steps = StreamField(
        [("step", StepBlock())],
        blank=True,
        verbose_name=_("steps"),
        help_text=_("What happens from the application to the result, a step each."),
    )
    flow = StreamField(
        FlowBlock(),
        blank=True,
        verbose_name=_("flow chart"),
        help_text=_(
            "With the branches that the steps leave out; it is drawn from what is written."
        ),
    )
    results = StreamField(
        [("result", ResultBlock())],
        blank=True,
        verbose_name=_("results"),
        help_text=_("What somebody gets in the end, refusals too."),
    )
    # If it goes wrong, and in plain words.
    remedies = StreamField(
        [("remedy", SaidBlock())],
        blank=True,
        verbose_name=_("remedies"),
        help_text=_("Where to ask, complain, have a decision reviewed or sue."),
    )
    faq = StreamField(
        [("entry", QuestionAndAnswerBlock())],
        blank=True,
        verbose_name=_("common questions"),
        help_text=_("What people really ask at the counter, with the answer."),
    )
    plain = StreamField(
        [("line", SaidBlock())],
        blank=True,
        max_num=3,
        verbose_name=_("the law in plain words"),
        help_text=_("At most three lines that say what the law means for people."),
    )
    more = StreamField(
        [("fact", FactBlock())],
        blank=True,
        verbose_name=_("further facts"),
        help_text=_("What has no place above, such as a period in which one can apply."),
    )
    settled = StreamField(
        SettledFieldsBlock(),
        blank=True,
        verbose_name=_("where other fields stand"),
        help_text=_("For what is filled in above and has no place for it, such as who can apply."),
    )
    related = StreamField(
        [("page", GuideOrJourneyBlock(required=False, help_text=_("Shown while it is public.")))],
        blank=True,
        max_num=8,
        verbose_name=_("related guides"),
        help_text=_("What people need with it; the most useful first."),
    )
    # By what it is found in lists; written whenever it is saved.
    initial = models.CharField(max_length=1, blank=True, editable=False, db_index=True)
    # What reports ask of all guides at once (`quality.completeness`).
    score = models.PositiveSmallIntegerField(_("completeness"), default=0, editable=False)
    missing = models.PositiveSmallIntegerField(_("key elements missing"), default=0, editable=False)
    unverified = models.PositiveSmallIntegerField(
        _("still to be verified"), default=0, editable=False
    )

    same_links: ClassVar[tuple[str, ...]] = ("counters", "life_events")
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("code", "basic_code", "phone")),
    ]
    kept_parameters: ClassVar[tuple[str, ...]] = (PARAMETER,)

    # The fields whose entries say where they stand.
    cites_in: ClassVar[tuple[str, ...]] = (
        *("conditions", "materials", "statutory_limit", "promised_limit", "fees", "steps"),
        *("results", "remedies", "faq", "plain", "more", "settled"),
    )

    not_personal: ClassVar[tuple[str, ...]] = (
        *BasePage.not_personal,
        *("item_type", "handled_item", "basic_code", "code", "level", "delegated_to", "initial"),
        *("intermediary", "mobile_url", "conveniences", "place", "place_hours", "phone"),
        *("more", "settled", "related"),
        *("state", "power_source", "joint_offices", "bases"),
        *("audience", "who", "conditions", "quantity_limit", "questions", "materials"),
        *("handling", "statutory_limit", "promised_limit", "special_procedures", "fees"),
        *("visits_why", "scope", "channels", "online_url", "online_depth", "steps", "flow"),
        *("results", "remedies", "faq", "plain"),
    )

    content_panels = [*BasePage.content_panels, *GUIDE_PANELS]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("who"),
        index.SearchField("conditions"),
        index.SearchField("materials"),
        index.SearchField("steps"),
        index.SearchField("results"),
        index.SearchField("plain"),
        index.SearchField("faq"),
        index.SearchField("more"),
        index.FilterField("item_type"),
    ]

    found_as = pgettext_lazy("category of hits", "service guides")
    parent_page_types: ClassVar[list[str]] = ["services.GuidesPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("How a matter is done: who, how much, how long, what to bring, where.")
    template = "services/guide_page.html"

    class Meta:
        verbose_name = _("service guide")
        verbose_name_plural = _("service guides")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.initial = title_slug(self.title)[:1].upper()
        self.score, self.missing, self.unverified = completeness_of(self).figures
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if wrong := contradictions_in(self):
            raise ValidationError(wrong)

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions that tell which papers somebody needs."""
        return questionnaire_of(self.questions)

    @property
    def flow_chart(self) -> Flow:
        """How it is handled, with its branches."""
        return flow_of(self.flow)

    def texts_naming_laws(self) -> list[str]:
        """Everything in which it names laws by their titles: bases, and where each entry stands."""
        bases = [in_words(child.value) for child in self.bases]
        stands = [child.value["basis"] for name in self.cites_in for child in getattr(self, name)]
        return [text for text in (*bases, *stands) if text]

    @property
    def applies(self) -> bool:
        """Whether one can apply for it today."""
        return self.state == ItemState.IN_USE

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | guide_context(self, request)
