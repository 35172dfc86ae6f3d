"""Opening tasks and what is done with them: every act is one transaction and one line of history."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Membership
from fazhi.people.masking import mask_numbers
from fazhi.workdays import add_working_days, today
from fazhi.worklist import signals
from fazhi.worklist.audience import workers_of
from fazhi.worklist.kinds import Kind, find_kind
from fazhi.worklist.models import Task
from fazhi.worklist.models.limits import LONGEST_TITLE
from fazhi.worklist.states import TRANSITIONS, Act

Change = Callable[[Task], dict[str, Any]]


@transaction.atomic
def open_task(
    kind: str,
    about: models.Model | None = None,
    *,
    title: str,
    department: Department | None = None,
    assignee: User | None = None,
    due_on: dt.date | None = None,
    key: str = "",
    by: User | None = None,
) -> Task:
    """Opens a task for a department, a person or both; by the system where nobody is named.

    An open task of the kind about the same thing with the same ``key`` is returned as it stands;
    about nothing, only a ``key`` makes two the same. Without ``due_on`` the kind says how many
    working days there are. ``title`` holds no personal data and is cut where
    it is too long.

    Raises `ValidationError` when nobody would have it, `ValueError` for a thing that the kind is
    not about.
    """
    registered = find_kind(kind)
    wanted = _same_task(registered, about, key)
    if wanted and (known := Task.objects.open().filter(**wanted).first()):
        return known
    refuse_impossible(department, assignee)
    task = Task(
        **{"kind": kind, "key": key, **wanted},
        title=_cut(mask_numbers(title)),
        about_label=_label(registered, about) if about else "",
        department=department,
        assignee=assignee,
        due_on=due_on or add_working_days(today(), registered.days).day,
        opened_by=by,
    )
    try:
        with transaction.atomic():
            task.save()
    except IntegrityError:  # somebody else, faster by a moment
        return Task.objects.open().get(**wanted)
    log(task, "worklist.open", user=by)
    _tell(signals.task_opened, task, workers_of(task), by)
    return task


def take(task: Task, by: User) -> Task:
    """Somebody begins with it; raises `ValidationError`, also when it is another person's."""

    def change(row: Task) -> dict[str, Any]:
        if row.assignee_id not in {None, by.pk}:
            raise ValidationError(
                _("This task is %(person)s’s: hand it over first.") % {"person": row.assignee}
            )
        row.assignee = by
        return {}

    return _act(task, Act.TAKE, by, change)


@transaction.atomic
def hand_over(
    task: Task,
    *,
    reason: str,
    by: User,
    to_user: User | None = None,
    to_department: Department | None = None,
) -> Task:
    """Gives it to a person, or to another department, whose matter it is then; the due date stays.

    A department's task stays in the department when a person gets it. Whoever gets it is reminded
    anew. Raises `ValidationError`, also for whoever has it already, and `ValueError` unless exactly
    one of the two is named.
    """
    text = _said(reason)

    def change(row: Task) -> dict[str, Any]:
        origin = str(row.assignee or row.department or "")
        if to_user and not to_department:
            _give_to_person(row, to_user)
        elif to_department and not to_user:
            _give_to_department(row, to_department)
        else:
            raise ValueError("a task is handed over to a person or to a department")
        row.reminded_on = row.escalated_on = None
        return {
            "from": origin,
            "to": str(row.assignee or row.department),
            "reason": mask_numbers(text),
        }

    done = _act(task, Act.HAND_OVER, by, change)
    _tell(signals.task_handed_over, done, workers_of(done), by)
    return done


def finish(task: Task, outcome: str, by: User) -> Task:
    """Ends it with what was done, in words; raises `ValidationError`."""
    return _end(task, Act.FINISH, outcome, by)


def cancel(task: Task, reason: str, by: User | None) -> Task:
    """Ends it without its having been done, with the reason; raises `ValidationError`."""
    return _end(task, Act.CANCEL, reason, by)


@transaction.atomic
def cancel_tasks_about(thing: models.Model, reason: str, *, by: User | None = None) -> int:
    """Cancels every open task about a thing, of all kinds; returns how many there were."""
    found = list(Task.objects.open().about(thing))
    for task in found:
        cancel(task, reason, by)
    return len(found)


@transaction.atomic
def forget_thing(thing: models.Model) -> None:
    """The thing is deleted: its open tasks are cancelled, and all of them keep its last name."""
    tasks = Task.objects.about(thing)
    for key in tasks.order_by().values_list("kind", flat=True).distinct():
        tasks.filter(kind=key).update(about_label=_label(find_kind(key), thing))
    with override(settings.LANGUAGE_CODE):
        cancel_tasks_about(thing, _("What the task was about has been deleted."))


def refuse_impossible(department: Department | None, assignee: User | None) -> None:
    """Raises `ValidationError` where nobody would have a task: no one named, or not able to work."""
    if department is None and assignee is None:
        raise ValidationError(_("A task needs a department or a person."))
    if department and not department.holds():
        raise ValidationError(_("This department does not exist today."))
    if assignee:
        _refuse_stranger(department, assignee)


def _same_task(kind: Kind, about: models.Model | None, key: str) -> dict[str, Any]:
    """What makes two open tasks one; nothing where every task is another one."""
    if about is not None:
        about_type = ContentType.objects.get_for_model(kind.model_of(about))
        return {"kind": kind.key, "key": key, "about_type": about_type, "about_id": str(about.pk)}
    return {"kind": kind.key, "key": key, "about_type": None} if key else {}


def _label(kind: Kind, thing: models.Model) -> str:
    """The thing in words of the town's own language, whatever language is in use."""
    with override(settings.LANGUAGE_CODE):
        return _cut(kind.label_of(thing))


def _cut(text: Any) -> str:
    return Truncator(str(text)).chars(LONGEST_TITLE)


def _refuse_stranger(department: Department | None, person: User) -> None:
    """A person must be able to work, and in the department whose task it is."""
    if not person.is_active:
        raise ValidationError(_("This account is closed."))
    if department is None:
        return
    if not Membership.objects.active().filter(user=person, department=department).exists():
        raise ValidationError(
            _("%(person)s does not work in “%(department)s”: hand it to the other department.")
            % {"person": person, "department": department}
        )


def _give_to_person(row: Task, person: User) -> None:
    if row.assignee_id == person.pk:
        raise ValidationError(_("This person has the task already."))
    _refuse_stranger(row.department, person)
    row.assignee = person


def _give_to_department(row: Task, department: Department) -> None:
    if row.department_id == department.pk:
        raise ValidationError(_("This department has the task already."))
    refuse_impossible(department, None)
    row.department, row.assignee = department, None


@transaction.atomic
def _end(task: Task, act: Act, text: str, by: User | None) -> Task:
    said = _said(text)

    def change(row: Task) -> dict[str, Any]:
        row.outcome = mask_numbers(said)
        row.ended_at = timezone.now()
        row.ended_by = by
        return {}

    done = _act(task, act, by, change)
    users = {u.pk: u for u in (done.opened_by, done.assignee) if u and u.is_active}
    _tell(signals.task_ended, done, list(users.values()), by)
    return done


def _said(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Write down why, or what was done."))
    return text


@transaction.atomic
def _act(task: Task, act: Act, by: User | None, change: Change) -> Task:
    # No join with what may be empty: PostgreSQL locks no such row.
    row = Task.objects.select_for_update().get(pk=task.pk)
    transition = TRANSITIONS[act]
    if row.state not in transition.sources:
        raise ValidationError(
            _("This is no longer possible: the state is now “%(state)s”.")
            % {"state": row.get_state_display()}
        )
    data = change(row)
    row.state = transition.result
    row.save()
    log(row, f"worklist.{act.value}", user=by, data=data or None)
    return row


def _tell(signal: Any, task: Task, users: list[User], by: User | None) -> None:
    signal.send(Task, task=task, users=[user for user in users if user != by])
