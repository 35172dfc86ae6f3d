"""What a resident reported about a page, and what became of it."""

import datetime as dt
from typing import ClassVar, Self

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fazhi.departments.models import Department
from fazhi.feedback.models.limits import LONGEST_ANSWER, LONGEST_PATH, LONGEST_TEXT, LONGEST_TITLE
from fazhi.feedback.states import OPEN, Act, State, possible_acts
from fazhi.links import codes
from fazhi.links.models import Link
from fazhi.privacy import PersonalData, Retention
from fazhi.workdays import today
from fazhi.worklist.due import WithDueDate

KEPT_DAYS = 730  # docs/feedback.md says why


class Kind(models.TextChoices):
    """Which way led to the form."""

    NOT_USEFUL = "not_useful", _("not useful")
    CORRECTION = "correction", _("correction")


class Reason(models.TextChoices):
    """What is wrong with a page."""

    UNCLEAR = "unclear", _("I do not understand it")
    WRONG = "wrong", _("It is wrong or out of date")
    MISSING = "missing", _("I did not find what I was looking for")
    BROKEN = "broken", _("A link or a function does not work")
    OTHER = "other", _("Something else")


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Feedback by how far it is."""

    def open(self) -> Self:
        """What still waits for its end."""
        return self.filter(state__in=OPEN)

    def overdue(self, on: dt.date | None = None) -> Self:
        """What should have been ended before a day, today by default."""
        return self.open().filter(due_on__lt=on or today())


class Feedback(WithDueDate):
    """One message about a page, or about the whole site when ``path`` is empty.

    It asks for no personal data; whoever sent it reads the answer with the code.
    """

    code = models.CharField(
        _("reading code"), max_length=codes.LENGTH, unique=True, default=codes.new_code
    )
    kind = models.CharField(_("kind of feedback"), max_length=12, choices=Kind.choices)
    reason = models.CharField(_("problem"), max_length=12, choices=Reason.choices)
    text = models.TextField(_("message"), max_length=LONGEST_TEXT, blank=True)
    path = models.CharField(_("web address"), max_length=LONGEST_PATH, blank=True)
    title = models.CharField(
        _("page"), max_length=LONGEST_TITLE, blank=True, help_text=_("As it was called then.")
    )
    link = models.ForeignKey(
        Link,
        models.SET_NULL,
        verbose_name=_("permanent link"),
        related_name="+",
        null=True,
        blank=True,
    )
    language = models.CharField(_("language"), max_length=12, default=settings.LANGUAGE_CODE)
    department = models.ForeignKey(
        Department,
        models.SET_NULL,
        verbose_name=_("responsible department"),
        related_name="feedback",
        null=True,
        blank=True,
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.NEW, editable=False
    )
    answer = models.TextField(_("answer"), max_length=LONGEST_ANSWER, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("handled by"),
        related_name="+",
        null=True,
        blank=True,
    )
    created_at = models.DateTimeField(_("received at"), default=timezone.now)
    # The same form sent twice is one row; emptied with the text it was made of.
    submission = models.CharField(max_length=64, blank=True, editable=False)
    erased = models.BooleanField(_("words deleted"), default=False, editable=False)

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "text": PersonalData(
            _("Setting right what was reported; people may write about people"),
            Retention.HANDLED,
            days=KEPT_DAYS,
        ),
        "answer": PersonalData(
            _("Telling whoever reported it what became of it"), Retention.HANDLED, days=KEPT_DAYS
        ),
        "submission": PersonalData(
            _("Taking a form that was sent twice once"), Retention.HANDLED, days=KEPT_DAYS
        ),
    }
    not_personal: ClassVar[tuple[str, ...]] = (
        "code",
        "kind",
        "reason",
        "path",
        "title",
        "language",
        "state",
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ("due_on", "pk")
        default_permissions = ("view", "change")
        indexes = (
            models.Index(fields=("state", "due_on"), name="feedback_state_due"),
            models.Index(fields=("department", "state"), name="feedback_department_state"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("submission",),
                condition=~Q(submission=""),
                name="feedback_submission_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN) | Q(answered_at__isnull=False),
                name="feedback_end_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.shown_code}"

    def get_absolute_url(self) -> str:
        """The page on which its sender reads what became of it."""
        return reverse("feedback:status", args=[self.code])

    @property
    def shown_code(self) -> str:
        """The code as people read it."""
        return codes.shown(self.code)

    @admin.display(description=_("page"), ordering="title")
    def about(self) -> str:
        """What it is about, in words."""
        return self.title or gettext("the whole site")

    @property
    def page_url(self) -> str:
        """Where the page is now, as far as that is known; empty for the whole site."""
        if self.link_id:
            return reverse("links:short", args=[self.link.code])  # type: ignore[union-attr]
        return get_script_prefix() + self.path.removeprefix("/") if self.path else ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its end."""
        return self.state in OPEN

    def possible_acts(self) -> list[Act]:
        """What can be done with it now."""
        return possible_acts(self.state)
