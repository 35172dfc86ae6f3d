"""Submitting content for sign-off: what it needs, who will be asked, and what keeps it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Membership
from fazhi.signoff import asking, signals
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.citing import Citation, citations_in, registered_departments
from fazhi.signoff.content import Content
from fazhi.signoff.eligible import (
    Signer,
    can_all_be_taken,
    excluded_from,
    signers_of,
    submission_of,
    with_deputies,
    writers_of,
)
from fazhi.signoff.errors import Refused
from fazhi.signoff.findings.registry import Finding, Severity, findings_in
from fazhi.signoff.models import (
    CoSignature,
    LegalReview,
    SectionRules,
    SignOffRecord,
    SignOffTaskState,
)
from fazhi.signoff.permits import department_of, keep_content, may_be_public
from fazhi.signoff.plan import Plan, following, is_following
from fazhi.signoff.reading import read_content
from fazhi.signoff.snapshot import files_of, name_of_file, version_of
from fazhi.signoff.steps import Step
from fazhi.signoff.targets import Target, lock, names_of, target_of

CHANGED = "changed"


@dataclass(frozen=True)
class Asked:
    """A step, and who may take it."""

    step: Step
    department: Department | None
    signers: tuple[Signer, ...]


@dataclass(frozen=True)
class Prospect:
    """What would happen if content was submitted now.

    ``registered`` are the departments of the laws cited; ``cosigner`` is the first of them where
    another one is to sign. ``obstacles`` are sentences; with any of them nothing can be submitted.
    """

    target: Target
    draft: Target
    revision: Revision
    content: Content
    findings: tuple[Finding, ...]
    citations: tuple[Citation, ...]
    registered: tuple[Department, ...]
    cosigner: Department | None
    asked: tuple[Asked, ...]
    obstacles: tuple[str, ...]

    @property
    def blockers(self) -> list[Finding]:
        """The findings that need a reason if they are to stay."""
        return [finding for finding in self.findings if finding.severity == Severity.BLOCKER]


def content_of_draft(draft: Target) -> Content:
    """What findings and signatories read of a row."""
    locale = getattr(draft, "locale", None)
    return read_content(draft, draft.signed_fields(), locale.language_code if locale else "zh-hans")


def may_submit(target: Target, user: User) -> bool:
    """Whether somebody may submit content: whoever may edit it, locks apart."""
    if hasattr(target, "permissions_for_user"):
        return bool(target.permissions_for_user(user).can_edit())
    policy: Any = policy_registry.get_by_type(type(target))
    return bool(policy.user_has_permission_for_instance(user, "change", target))


def look_ahead(target: Target, by: User) -> Prospect:
    """What a submission of the newest revision by somebody would be; changes nothing."""
    revision = target.get_latest_revision()
    if revision is None:
        raise Refused(_("There is no version to submit yet: save it first."))
    draft = revision.as_object()
    content = content_of_draft(draft)
    citations = citations_in(content)
    registered = registered_departments(citations)
    department = draft.responsible_department
    cosigner = None
    if registered and department and department.pk not in {one.pk for one in registered}:
        cosigner = registered[0]
    steps = _steps(SectionRules.of(target), bool(citations), bool(cosigner))
    without = with_deputies(writers_of(target) | {by.pk})
    asked = tuple(_asked(step, department, cosigner, without) for step in steps)
    return Prospect(
        target=target,
        draft=draft,
        revision=revision,
        content=content,
        findings=tuple(findings_in(content)),
        citations=tuple(citations),
        registered=tuple(registered),
        cosigner=cosigner,
        asked=asked,
        obstacles=tuple(_obstacles(target, draft, revision, asked)),
    )


def _steps(rules: SectionRules, cites: bool, is_cosigned: bool) -> list[Step]:
    review = rules.legal_review
    wanted = {
        Step.COPY: rules.copy_check,
        Step.DEPARTMENT: True,
        Step.COSIGNATURE: is_cosigned,
        Step.LEGAL: review == LegalReview.ALWAYS or (review == LegalReview.CITING and cites),
        Step.PUBLICATION: rules.publication_check,
    }
    return [step for step, is_wanted in wanted.items() if is_wanted]


def _asked(
    step: Step, department: Department | None, cosigner: Department | None, without: set[int]
) -> Asked:
    named = cosigner if step == Step.COSIGNATURE else department
    signers = signers_of(step, named, without)
    return Asked(step, _place(step, named, signers), tuple(signers))


def _place(step: Step, named: Department | None, signers: list[Signer]) -> Department | None:
    """The department whose worklist gets a step: the one named if anybody there may take it."""
    if named and any(signer.department.pk == named.pk for signer in signers):
        return named
    return signers[0].department if signers else named


def _obstacles(target: Target, draft: Target, revision: Revision, asked: tuple[Asked, ...]) -> Any:
    state = target.current_workflow_state
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        yield _("It has been submitted already and is on its way.")
        return
    if target.get_workflow() is None:
        yield _("Sign-off is switched off at the moment: ask the administrators.")
    if target.approved_schedule:
        yield _("A signed version waits for its time. Cancel that first.")
    if target.live and may_be_public(target, revision):
        yield _("Nothing has changed since it was signed.")
    yield from _wrong_fields(draft)
    yield from draft.why_unready()
    yield from (
        _("The file “%(file)s” is missing.") % {"file": name_of_file(file)}
        for file in files_of(draft)
        if not file["sha256"]
    )
    department = draft.responsible_department
    if department is None:
        yield _("Choose the department that answers for it.")
    elif not department.holds():
        yield _("“%(department)s” does not exist any more: choose another department.") % {
            "department": department
        }
    else:
        yield from _nobody(asked)


def _wrong_fields(draft: Target) -> list[str]:
    try:
        draft.full_clean()
    except ValidationError as error:
        return list(dict.fromkeys(error.messages))
    return []


def _nobody(asked: tuple[Asked, ...]) -> Any:
    alone = [one for one in asked if not one.signers]
    for one in alone:
        yield _(
            "Nobody can take the step “%(step)s”%(where)s: whoever wrote or submits it may not, nor "
            "their deputies. Ask the administrators to give somebody the role."
        ) % {
            "step": one.step.label,
            "where": f"（{one.department}）" if one.department else "",
        }
    if not alone and not can_all_be_taken(
        [(one.step, [signer.user.pk for signer in one.signers]) for one in asked]
    ):
        yield _("There are not enough different people: nobody may take two of the steps.")


@transaction.atomic
def submit(
    target: Target,
    by: User,
    *,
    version: str,
    words: str = "",
    reason: str = "",
    overrides: Mapping[str, str] | None = None,
) -> SignOffRecord:
    """Submits the version that somebody has seen, and asks for the first step.

    ``words`` are for those who sign. ``reason`` says why another department than that of the law
    signs; ``overrides`` says for the key of each blocking finding why it stays. Raises `Refused`
    with everything that is missing; then nothing has changed.
    """
    target = lock(target)
    if not may_submit(target, by):
        raise Refused(_("You may not edit this, and so you cannot submit it."))
    prospect = look_ahead(target, by)
    if version_of(prospect.revision, prospect.draft) != version:
        raise Refused(_("It was changed since you opened it. Look at it once more."), code=CHANGED)
    if prospect.obstacles:
        raise Refused(list(prospect.obstacles))
    _refuse_unexplained(prospect, reason, given := dict(overrides or {}))
    _forget_return(target, by)
    record = _record_submission(prospect, by, words, reason)
    for finding in prospect.blockers:
        _record_override(prospect, finding, given[finding.key], by, record)
    _begin(prospect, by)
    signals.submitted.send(type(target), target=target, record=record)
    return record


def _refuse_unexplained(prospect: Prospect, reason: str, overrides: dict[str, str]) -> None:
    errors = [
        _("Settle this, or say why it stays: %(finding)s (%(place)s)")
        % {"finding": finding.says, "place": finding.place.words}
        for finding in prospect.blockers
        if not overrides.get(finding.key, "").strip()
    ]
    if prospect.cosigner and not reason.strip():
        errors.append(
            _("Say why “%(department)s” signs and not “%(registered)s”, which answers for the law.")
            % {
                "department": prospect.draft.responsible_department,
                "registered": prospect.cosigner,
            }
        )
    if errors:
        raise Refused(errors)


def _forget_return(target: Target, by: User) -> None:
    """A submission that was returned is over once there is another one."""
    state = target.current_workflow_state
    if state is not None:
        with following(Plan((), lambda step: None, by)):
            state.cancel(user=by)


def person_of(user: User, department: Department | None) -> dict[str, Any]:
    """The fields of a record about who acted, with the post held in the department that day."""
    held = Membership.objects.active().filter(user=user, department=department).exclude(post="")
    post = held.order_by("pk").values_list("post", flat=True).first() if department else ""
    return {"person": str(user), "account": user.pk, "post": post or ""}


def _record_submission(prospect: Prospect, by: User, words: str, reason: str) -> SignOffRecord:
    return append(
        act=Act.SUBMITTED,
        content=keep_content(prospect.target, prospect.revision, prospect.draft).digest,
        words="\n".join(text.strip() for text in (words, reason) if text.strip()),
        details={
            "steps": [one.step.value for one in prospect.asked],
            "registered": prospect.cosigner.name if prospect.cosigner else "",
        },
        **names_of(prospect.draft),
        **department_of(prospect.draft),
        **person_of(by, prospect.draft.responsible_department),
    )


def _record_override(
    prospect: Prospect, finding: Finding, reason: str, by: User, submission: SignOffRecord
) -> None:
    append(
        act=Act.OVERRIDDEN,
        content=submission.content,
        words=reason.strip(),
        details={
            "finding": finding.key,
            "check": finding.check,
            "says": str(finding.says),
            "place": finding.place.words,
        },
        **names_of(prospect.draft),
        **department_of(prospect.draft),
        **person_of(by, prospect.draft.responsible_department),
    )


def _begin(prospect: Prospect, by: User) -> None:
    target = prospect.target
    plan = Plan(
        tuple(one.step for one in prospect.asked),
        {one.step: one.department for one in prospect.asked}.get,
        by,
    )
    with following(plan):
        state = target.get_workflow().start(target, by)
    if prospect.cosigner:
        CoSignature.objects.create(workflow_state=state, department=prospect.cosigner)
    asking.ask(current_step(state), by)


def current_step(state: WorkflowState) -> SignOffTaskState:
    """The step that a workflow has come to."""
    found: SignOffTaskState = state.current_task_state.specific
    return found


def plan_of(target: Target, state: WorkflowState, by: User) -> Plan:
    """The plan of a submission on its way, with the people as they are today."""
    submission = submission_of(target)
    asked = set(submission.details.get("steps", ())) if submission else set()
    if state.cosignatures.exists():
        asked.add(Step.COSIGNATURE)
    steps = tuple(step for step in Step if step in asked)
    return Plan(steps, partial(_department_now, target, state), by)


def _department_now(target: Target, state: WorkflowState, step: Step) -> Department | None:
    named = target.get_latest_revision().as_object().responsible_department
    if step == Step.COSIGNATURE:
        waiting = state.cosignatures.filter(record=None).select_related("department").first()
        named = waiting.department if waiting else None
    return _place(step, named, signers_of(step, named, excluded_from(step, target)))


@transaction.atomic
def recall(target: Target, by: User) -> None:
    """Takes a submission back; who submitted it, and whoever may edit it. Raises `Refused`."""
    target = lock(target)
    state = target.current_workflow_state
    if state is None:
        raise Refused(_("There is no submission to take back."))
    if not may_submit(target, by):
        raise Refused(_("You may not edit this, and so you cannot take it back."))
    state.cancel(user=by)  # `note_recall` writes the record, whoever cancels


def note_recall(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Hears of every workflow that is cancelled: by `recall`, and on Wagtail's own screens."""
    target = target_of(instance)
    if is_following() or target is None or not hasattr(target, "why_unready"):
        return
    draft = target.get_latest_revision().as_object()
    record = append(
        act=Act.RECALLED,
        **names_of(draft),
        **department_of(draft),
        **(person_of(user, draft.responsible_department) if user else {}),
    )
    for state in instance.task_states.filter(status=TaskState.STATUS_CANCELLED):
        asking.dropped(state.specific, _("The submission was taken back."), user)
    signals.recalled.send(type(target), target=target, record=record)
