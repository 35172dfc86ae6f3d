"""Something that a department or a person has to do by a day."""

import datetime as dt
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.departments.models import Department
from fazhi.privacy import PersonalData, Retention
from fazhi.workdays import today
from fazhi.worklist.due import WithDueDate
from fazhi.worklist.kinds import LONGEST_KEY, Kind, find_kind, models_of
from fazhi.worklist.models.limits import LONGEST_OUTCOME, LONGEST_TITLE
from fazhi.worklist.states import OPEN_STATES, Act, State, possible_acts

KEPT_DAYS = 730  # docs/worklist.md says why


class TaskQuerySet(models.QuerySet["Task"]):
    """Tasks by how far they are and what they are about."""

    def open(self) -> Self:
        """What still waits for its end."""
        return self.filter(state__in=OPEN_STATES)

    def overdue(self, on: dt.date | None = None) -> Self:
        """What should have been ended before a day, today by default."""
        return self.open().filter(due_on__lt=on or today())

    def about(self, thing: models.Model) -> Self:
        """The tasks about a row, whichever of its models their kinds know it by."""
        types = ContentType.objects.get_for_models(*models_of(thing))
        return self.filter(about_type__in=types.values(), about_id=str(thing.pk))


class Task(WithDueDate):
    """A task for a department, a person or a person of a department.

    Title and label hold no personal data, by contract of those who open tasks. The label stays
    when the thing itself is gone.
    """

    kind = models.CharField(_("kind of task"), max_length=LONGEST_KEY)
    title = models.CharField(pgettext_lazy("worklist", "task"), max_length=LONGEST_TITLE)
    about_type = models.ForeignKey(
        ContentType,
        models.SET_NULL,
        verbose_name=_("type of what it is about"),
        related_name="+",
        null=True,
        blank=True,
    )
    about_id = models.CharField(_("key of what it is about"), max_length=64, blank=True)
    about = GenericForeignKey("about_type", "about_id")
    about_label = models.CharField(
        _("what it is about"),
        max_length=LONGEST_TITLE,
        blank=True,
        help_text=_("As it was called last."),
    )
    key = models.CharField(
        _("distinguishing key"),
        max_length=LONGEST_KEY,
        blank=True,
        help_text=_("Tells tasks of one kind about one thing apart."),
    )
    department = models.ForeignKey(
        Department,
        models.SET_NULL,
        verbose_name=_("department"),
        related_name="tasks",
        null=True,
        blank=True,
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("person"),
        related_name="tasks",
        null=True,
        blank=True,
    )
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("opened by"),
        related_name="+",
        null=True,
        blank=True,
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.OPEN, editable=False
    )
    outcome = models.TextField(_("outcome"), max_length=LONGEST_OUTCOME, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("ended by"),
        related_name="+",
        null=True,
        blank=True,
    )
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True, editable=False)
    escalated_on = models.DateField(
        _("heads told on"), null=True, blank=True, editable=False, help_text=_("The last time.")
    )
    erased = models.BooleanField(_("words deleted"), default=False, editable=False)

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "outcome": PersonalData(
            _("Saying what became of a task; people may write about people"),
            Retention.HANDLED,
            days=KEPT_DAYS,
        ),
    }
    not_personal: ClassVar[tuple[str, ...]] = (
        "kind",
        "title",
        "about_id",
        "about_label",
        "key",
        "state",
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("worklist", "task")
        verbose_name_plural = pgettext_lazy("worklist", "tasks")
        ordering = ("due_on", "pk")
        default_permissions = ("add", "view", "change")
        indexes = (
            models.Index(fields=("state", "due_on"), name="worklist_state_due"),
            models.Index(fields=("department", "state"), name="worklist_department_state"),
            models.Index(fields=("assignee", "state"), name="worklist_assignee_state"),
            models.Index(fields=("about_type", "about_id"), name="worklist_about"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "about_type", "about_id", "key"),
                condition=Q(state__in=OPEN_STATES, about_type__isnull=False),
                name="worklist_open_once",
            ),
            # Databases hold two rows without a type to be different.
            models.UniqueConstraint(
                fields=("kind", "key"),
                condition=Q(state__in=OPEN_STATES, about_type__isnull=True) & ~Q(key=""),
                name="worklist_open_once_about_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_STATES) | Q(ended_at__isnull=False),
                name="worklist_end_has_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def registered_kind(self) -> Kind:
        """What holds for tasks of its kind."""
        return find_kind(self.kind)

    @property
    def kind_label(self) -> str | Promise:
        """The kind in words."""
        return self.registered_kind.label

    @property
    def about_url(self) -> str:
        """The screen of what it is about; empty where there is none, or the thing is gone."""
        return self.registered_kind.address_of(self.about) if self.about else ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its end."""
        return self.state in OPEN_STATES

    def possible_acts(self) -> list[Act]:
        """What can be done with it now, on its own screens."""
        return [] if self.registered_kind.acts_elsewhere else possible_acts(self.state)
