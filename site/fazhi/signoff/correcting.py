"""Correcting public content with four eyes instead of all steps: one proposes, another publishes."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wagtail.models import Revision, WorkflowState

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.signoff import signals
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.eligible import Signer, signers_of, with_deputies, writers_of
from fazhi.signoff.errors import Refused
from fazhi.signoff.findings.minor import why_not_minor
from fazhi.signoff.models import Correction, SignOffRecord
from fazhi.signoff.models.correction import CorrectionKind, Progress
from fazhi.signoff.permits import department_of, keep_content, last_release
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Step
from fazhi.signoff.submitting import content_of_draft, may_submit, person_of
from fazhi.signoff.targets import Target, find_target, key_of, label_of, lock, names_of

# Whoever signs for the department may, and whoever reads copy or releases.
STEPS = (Step.DEPARTMENT, Step.COPY, Step.PUBLICATION)


def correctors(department: Department | None, without: Collection[int]) -> list[Signer]:
    """Who may publish a correction, each once."""
    found: dict[int, Signer] = {}
    for step in STEPS:
        for signer in signers_of(step, department, without):
            found.setdefault(signer.user.pk, signer)
    return list(found.values())


def open_correction(target: Target) -> Correction | None:
    """The correction of a row that waits for the second person."""
    return Correction.objects.filter(
        model=label_of(target), key=key_of(target), progress=Progress.OPEN
    ).first()


def obstacles(target: Target, kind: str, by: User) -> list[str]:
    """Why the newest version is no correction of this kind, or nobody could publish it."""
    revision = target.get_latest_revision()
    if not target.live or last_release(target) is None or revision is None:
        return [_("Only what is public and signed is corrected.")]
    state = target.current_workflow_state
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return [_("It has been submitted already and is on its way.")]
    draft = revision.as_object()
    if draft.responsible_department_id != target.responsible_department_id:
        return [_("Another department is to answer for it: submit it.")]
    found = why_not_minor(kind, content_of_draft(target), content_of_draft(draft))
    if not correctors(draft.responsible_department, _excluded(target, by)):
        found.append(_("Nobody else could publish it: whoever wrote it may not."))
    return found


def _excluded(target: Target, proposer: User | None) -> set[int]:
    return with_deputies(writers_of(target) | ({proposer.pk} if proposer else set()))


@transaction.atomic
def propose(target: Target, by: User, *, version: str, kind: str, words: str) -> Correction:
    """Asks for the newest version to be published as a correction. Raises `Refused`."""
    target = lock(target)
    if not may_submit(target, by):
        raise Refused(_("You may not edit this, and so you cannot submit it."))
    if kind not in CorrectionKind.values:
        raise Refused(_("Choose what is corrected."))
    if not words.strip():
        raise Refused(_("Say what is corrected."))
    revision = target.get_latest_revision()
    if revision is None or version_of(revision) != version:
        raise Refused(_("It was changed since you opened it. Look at it once more."))
    if found := obstacles(target, kind, by):
        raise Refused(found)
    Correction.objects.filter(
        model=label_of(target), key=key_of(target), progress=Progress.OPEN
    ).update(progress=Progress.REFUSED, ended_by=by)
    try:
        with transaction.atomic():
            made = Correction.objects.create(
                model=label_of(target),
                key=key_of(target),
                version=version,
                kind=kind,
                words=words.strip(),
                proposed_by=by,
            )
    except IntegrityError as error:
        raise Refused(_("Somebody else has just proposed a correction.")) from error
    signals.correction_proposed.send(type(target), target=target, correction=made)
    return made


def _opened(correction: Correction) -> tuple[Correction, Target, Revision]:
    """The correction and its row, locked; raises `Refused` for one that is over."""
    target = find_target(correction.model, correction.key)
    if target is None:
        raise Refused(_("It does not exist any more."))
    target = lock(target)
    row = Correction.objects.select_for_update().get(pk=correction.pk)
    if row.progress != Progress.OPEN:
        raise Refused(
            _("Somebody has dealt with it already:%(who)s.") % {"who": f" {row.ended_by}"}
        )
    return row, target, target.get_latest_revision()


def corrector_of(correction: Correction, target: Target, by: User) -> Signer:
    """The post in which somebody may publish a correction; raises `Refused`."""
    excluded = _excluded(target, correction.proposed_by)
    for signer in correctors(target.responsible_department, excluded):
        if signer.user.pk == by.pk:
            return signer
    if by.pk in excluded:
        raise Refused(_("You have written or submitted this: somebody else signs it."))
    raise Refused(_("This is not yours to publish."))


@transaction.atomic
def publish_correction(correction: Correction, by: User, *, version: str) -> SignOffRecord:
    """The second person publishes what they have seen. Raises `Refused`."""
    row, target, revision = _opened(correction)
    signer = corrector_of(row, target, by)
    draft = revision.as_object()
    if not version_of(revision, draft) == version == row.version:
        raise Refused(_("It was changed since it was proposed. It has to be proposed anew."))
    if found := obstacles(target, row.kind, row.proposed_by):
        raise Refused(found)
    record = append(
        act=Act.CORRECTED,
        content=keep_content(target, revision, draft).digest,
        words=row.words,
        person=str(signer.user),
        account=signer.user.pk,
        post=signer.post,
        deputy_for=str(signer.deputy_for) if signer.deputy_for else "",
        details={
            "kind": row.kind,
            "proposed_by": row.proposed_by_id,
            "proposer": str(row.proposed_by),
        },
        **names_of(draft),
        **department_of(draft),
    )
    row.progress, row.ended_by = Progress.DONE, by
    row.save()
    revision.publish(user=by, skip_permission_checks=True)
    signals.released.send(type(target), target=target, record=record)
    return record


@transaction.atomic
def refuse_correction(correction: Correction, by: User, *, reason: str) -> SignOffRecord:
    """The second person says no, or the first takes it back. Raises `Refused`."""
    row, target, revision = _opened(correction)
    if by.pk != row.proposed_by_id:
        corrector_of(row, target, by)
    if not reason.strip():
        raise Refused(_("Say why."))
    draft = revision.as_object()
    record = append(
        act=Act.RETURNED,
        words=reason.strip(),
        details={"kind": row.kind},
        **names_of(draft),
        **department_of(draft),
        **person_of(by, draft.responsible_department),
    )
    row.progress, row.ended_by = Progress.REFUSED, by
    row.save()
    signals.returned.send(type(target), target=target, record=record)
    return record
