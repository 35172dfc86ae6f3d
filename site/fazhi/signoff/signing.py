"""Taking a step: signing, sending back, taking on, handing over. Each act is one transaction.

Whoever acts says what they have seen: the row, the step, the revision. All three are compared within
a lock, so that of two people at the same second one acts and the other is told.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Revision, TaskState, WorkflowState

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Membership, Role
from fazhi.signoff import asking, signals
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.eligible import Signer, excluded_from, signers_of, submission_of, writers_of
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import CoSignature, SignOffRecord, SignOffTask, SignOffTaskState
from fazhi.signoff.permits import department_of, keep_content
from fazhi.signoff.plan import following
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import RULES, Openness, Step, declaration_of
from fazhi.signoff.submitting import current_step, person_of, plan_of, recall
from fazhi.signoff.targets import Target, key_of, lock, names_of
from fazhi.worklist import services as worklist


@dataclass(frozen=True)
class Ticket:
    """What somebody has before them: the key of the step, and the version as `version_of` tells it."""

    target: Target
    step: int
    version: str
    by: User


@dataclass(frozen=True)
class Case:
    """A step that waits, as it is now, with its row locked."""

    target: Target
    draft: Target
    workflow: WorkflowState
    state: SignOffTaskState
    revision: Revision
    by: User

    @property
    def step(self) -> Step:
        """Which step it is."""
        return self.state.step


def open_case(ticket: Ticket) -> Case:
    """The case of a ticket, within the caller's transaction; raises `Refused` for one that is over."""
    target = lock(ticket.target)
    state = SignOffTaskState.objects.filter(pk=ticket.step).select_related("workflow_state").first()
    if state is None or not _belongs(state.workflow_state, target):
        raise Refused(_("This step does not belong to “%(title)s”.") % {"title": target})
    workflow: WorkflowState = state.workflow_state
    if (
        state.status != TaskState.STATUS_IN_PROGRESS
        or workflow.status != WorkflowState.STATUS_IN_PROGRESS
        or workflow.current_task_state_id != state.pk
    ):
        who = f" {state.finished_by}" if state.finished_by else ""
        raise Refused(_("Somebody has dealt with it already:%(who)s.") % {"who": who})
    revision = target.get_latest_revision()
    draft = revision.as_object()
    if version_of(revision, draft) != ticket.version:
        raise Refused(_("It was changed since you opened it. Look at it once more."))
    return Case(target, draft, workflow, state, revision, ticket.by)


def _belongs(workflow: WorkflowState, target: Target) -> bool:
    """Wagtail takes a row and a step from an address and does not compare them."""
    return bool(
        workflow.object_id == key_of(target)
        and workflow.base_content_type_id == target.get_base_content_type().pk
    )


@transaction.atomic
def take_back(ticket: Ticket) -> None:
    """Takes back the submission whose step somebody sees; raises `Refused`."""
    case = open_case(ticket)
    recall(case.target, case.by)


def signer_of(case: Case) -> Signer:
    """The post in which somebody may take the step; raises `Refused` with the reason if none."""
    excluded = excluded_from(case.step, case.target)
    for signer in signers_of(case.step, case.state.department, excluded):
        if signer.user.pk == case.by.pk:
            return signer
    raise Refused(_why_not(case, excluded))


def is_author(case: Case, user: User) -> bool:
    """Whether somebody submitted the content, or wrote on it since its last release."""
    submission = submission_of(case.target)
    is_submitter = submission is not None and submission.account == user.pk
    return is_submitter or user.pk in writers_of(case.target)


def _why_not(case: Case, excluded: set[int]) -> str:
    if is_author(case, case.by):
        return _("You have written or submitted this: somebody else signs it.")
    if case.by.pk in excluded:
        return _("You have taken another step of this, or sign in the place of its author.")
    return _("The step “%(step)s” is not yours to take.") % {"step": case.step.label}


@transaction.atomic
def sign(ticket: Ticket, *, declares: bool, opinion: str = "", openness: str = "") -> SignOffRecord:
    """Takes the step: records it and goes on to the next, after the last one content goes live.

    ``declares`` is the tick below the declaration; ``openness`` is asked for at the publication
    check. Raises `Refused`.
    """
    case = open_case(ticket)
    signer = signer_of(case)
    if not declares:
        raise Refused(_("Without the declaration there is no signature."))
    details = {}
    if case.step == Step.PUBLICATION:
        if openness != Openness.ACTIVE:
            raise Refused(
                _("Only what is published on our own motion goes to the site. Send it back else.")
            )
        details["openness"] = openness
    record = record_step(case, signer, RULES[case.step].act, opinion, details)
    go_on(case, record)
    return record


def go_on(case: Case, record: SignOffRecord) -> None:
    """The step is recorded: what follows, the next step or the release."""
    asking.done(case.state, record.get_act_display(), case.by)
    if case.step == Step.COSIGNATURE:
        waiting = CoSignature.objects.filter(
            workflow_state=case.workflow, department=case.state.department
        )
        waiting.update(record=record.number)
    with following(plan_of(case.target, case.workflow, case.by)):
        if case.step == Step.COSIGNATURE and _open_cosignatures(case):
            case.state.approve(user=case.by, update=False)
            task = SignOffTask.objects.get(step=Step.COSIGNATURE)
            case.workflow.refresh_from_db()
            case.workflow.update(user=case.by, next_task=task)
        else:
            _release_if_last(case, record)
            case.state.approve(user=case.by)
    signals.signed.send(type(case.target), target=case.target, record=record)
    case.workflow.refresh_from_db()
    if case.workflow.status == WorkflowState.STATUS_IN_PROGRESS:
        asking.ask(current_step(case.workflow), case.by)
    else:
        signals.released.send(type(case.target), target=case.target, record=record)


def _open_cosignatures(case: Case) -> bool:
    return CoSignature.objects.filter(workflow_state=case.workflow, record=None).exists()


def _release_if_last(case: Case, record: SignOffRecord) -> None:
    """Where a section asks for no publication check, the last signature releases the content."""
    steps = plan_of(case.target, case.workflow, case.by).steps
    if case.step == steps[-1] and record.act != Act.RELEASED:
        append(
            act=Act.RELEASED,
            content=record.content,
            person=record.person,
            account=record.account,
            post=record.post,
            details={"by_step": case.step.value},
            **names_of(case.draft),
            **department_of(case.draft),
        )


def record_step(
    case: Case, signer: Signer, act: Act, words: str, details: dict[str, Any]
) -> SignOffRecord:
    """The record of a step that somebody takes, of the content as it is now."""
    task = asking.task_of(case.state)
    deputy = signer.deputy_for
    return append(
        act=act,
        content=keep_content(case.target, case.revision, case.draft).digest,
        words=words.strip(),
        person=str(signer.user),
        account=signer.user.pk,
        post=signer.post,
        department=signer.department.name,
        department_key=signer.department.pk,
        deputy_for=str(deputy) if deputy else "",
        declaration=declaration_of(case.step),
        details={
            "step": case.step.value,
            "since": case.state.started_at.isoformat(),
            "due": task.due_on.isoformat() if task else "",
            **({"in_place_of": deputy.pk} if deputy else {}),
            **details,
        },
        **names_of(case.draft),
    )


@transaction.atomic
def send_back(ticket: Ticket, *, reason: str, place: str = "") -> SignOffRecord:
    """Returns the content to its author with the reason, and the path of what it is about.

    Raises `Refused`.
    """
    case = open_case(ticket)
    signer = signer_of(case)
    if not reason.strip():
        raise Refused(_("Say what is to be changed."))
    record = record_step(case, signer, Act.RETURNED, reason, {"place": place} if place else {})
    asking.done(case.state, record.get_act_display(), case.by)
    with following(plan_of(case.target, case.workflow, case.by)):
        case.state.reject(user=case.by)
    signals.returned.send(type(case.target), target=case.target, record=record)
    return record


@transaction.atomic
def take_on(ticket: Ticket) -> None:
    """Says that one is at it: the others see it. Raises `Refused`."""
    case = open_case(ticket)
    signer_of(case)
    if task := asking.task_of(case.state):
        worklist.take(task, case.by)


def may_hand_over(case: Case) -> bool:
    """Whoever may take the step, the head of the department asked, and administrators."""
    if case.by.is_superuser:
        return True
    department = case.state.department
    heads = Membership.objects.active().filter(role=Role.DEPARTMENT_HEAD, department=department)
    if heads.filter(user=case.by).exists():
        return True
    signers = signers_of(case.step, department, excluded_from(case.step, case.target))
    return any(signer.user.pk == case.by.pk for signer in signers)


@transaction.atomic
def hand_over(
    ticket: Ticket,
    *,
    reason: str,
    to_user: User | None = None,
    to_department: Department | None = None,
) -> SignOffRecord:
    """Gives the step to one of those who may take it, or to another department.

    Another department for the department's own sign-off answers for the content from then on: that
    is a new version, whose author is whoever handed it over. Raises `Refused`.
    """
    case = open_case(ticket)
    if not may_hand_over(case):
        raise Refused(
            _("The step “%(step)s” is not yours to hand over.") % {"step": case.step.label}
        )
    if not reason.strip():
        raise Refused(_("Say why."))
    if (to_user is None) == (to_department is None):
        raise Refused(_("Choose a person or a department."))
    origin = str(case.state.department or "")
    if to_department:
        _ask_department(case, to_department)
    _refuse_who_may_not(case, to_user)
    record = append(
        act=Act.REASSIGNED,
        words=reason.strip(),
        details={"step": case.step.value, "from": origin, "to": str(to_user or to_department)},
        **names_of(case.draft),
        **department_of(case.draft),
        **person_of(case.by, case.state.department),
    )
    task = asking.task_of(case.state) or asking.ask(case.state, case.by)
    if task and not _has_it(task, to_user, to_department):
        worklist.hand_over(
            task, reason=reason, by=case.by, to_user=to_user, to_department=to_department
        )
    return record


def _has_it(task: Any, person: User | None, department: Department | None) -> bool:
    """Whether the worklist knows already, such as of a step that has just been put there."""
    if person:
        return bool(task.assignee_id == person.pk)
    return bool(department and task.department_id == department.pk)


def _refuse_who_may_not(case: Case, person: User | None) -> None:
    signers = signers_of(case.step, case.state.department, excluded_from(case.step, case.target))
    if not signers:
        raise Refused(_("Nobody there could take the step “%(step)s”.") % {"step": case.step.label})
    if person and not any(signer.user.pk == person.pk for signer in signers):
        raise Refused(_("%(person)s may not take this step.") % {"person": person})


def _ask_department(case: Case, department: Department) -> None:
    if not department.holds():
        raise Refused(_("This department does not exist today."))
    if case.step == Step.COSIGNATURE:
        CoSignature.objects.filter(
            workflow_state=case.workflow, department=case.state.department
        ).update(department=department)
    if case.step == Step.DEPARTMENT:
        case.draft.responsible_department = department
        revision = case.draft.save_revision(user=case.by, log_action=True)
        case.state.revision = revision
    case.state.department = department
    case.state.save()


@transaction.atomic
def ask_cosignature(ticket: Ticket, department: Department, *, reason: str) -> SignOffRecord:
    """The department that signs asks another one to agree as well. Raises `Refused`."""
    case = open_case(ticket)
    signer_of(case)
    if case.step != Step.DEPARTMENT:
        raise Refused(_("Only the department that signs asks others to co-sign."))
    if not reason.strip():
        raise Refused(_("Say why."))
    if department.pk == case.draft.responsible_department_id or not department.holds():
        raise Refused(_("Choose another department."))
    without = excluded_from(Step.COSIGNATURE, case.target) | {case.by.pk}
    if not signers_of(Step.COSIGNATURE, department, without):
        raise Refused(
            _("Nobody there could take the step “%(step)s”.") % {"step": Step.COSIGNATURE.label}
        )
    CoSignature.objects.get_or_create(workflow_state=case.workflow, department=department)
    return append(
        act=Act.ASKED,
        words=reason.strip(),
        details={"step": Step.COSIGNATURE.value, "to": department.name},
        **names_of(case.draft),
        **department_of(case.draft),
        **person_of(case.by, case.state.department),
    )
