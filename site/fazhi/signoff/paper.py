"""Signatures on paper: one person enters what is on the paper with its scan, another confirms it."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _

from fazhi.accounts.models import User
from fazhi.departments.models import Membership
from fazhi.media.documents import check_document
from fazhi.media.pictures import clean_picture
from fazhi.signoff import signing
from fazhi.signoff.eligible import Signer
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import PaperApproval, SignOffRecord
from fazhi.signoff.models.delegation import DELEGATED
from fazhi.signoff.models.paper import PaperProgress
from fazhi.signoff.signing import Case, Ticket
from fazhi.signoff.steps import RULES, Openness, Step
from fazhi.signoff.targets import target_of
from fazhi.workdays import today

PICTURES = ("jpg", "jpeg", "png")
LONGEST_AGO = 60  # days; older papers were about something else


def checked_scan(upload: "File[bytes]") -> ContentFile:
    """A scan as it is kept: a PDF, or a photograph without what the camera says of its place.

    Raises ``ValidationError`` for anything else.
    """
    name = upload.name or ""
    extension = name.rpartition(".")[2].lower()
    if extension in PICTURES:
        upload.seek(0)
        return ContentFile(clean_picture(upload.read(), name).data, name)
    if extension != "pdf":
        raise Refused(_("A scan is a PDF or a photograph (JPG, PNG)."))
    check_document(upload, name, upload.size)
    upload.seek(0)
    return ContentFile(upload.read(), name)


def may_handle_paper(user: User) -> bool:
    """Whoever has a part in signing enters and confirms papers."""
    return Membership.objects.active().filter(user=user, role__in=DELEGATED).exists()


@transaction.atomic
def enter_paper(
    ticket: Ticket,
    *,
    signer: User,
    signed_on: dt.date,
    scan: "File[bytes]",
    opinion: str = "",
) -> PaperApproval:
    """Enters an approval on paper for the step of ``ticket``. Raises `Refused`.

    The author may enter it: what counts is the paper, and who confirms it.
    """
    case = signing.open_case(ticket)
    signer_in(case, signer)
    if signer.pk == ticket.by.pk:
        raise Refused(_("Who has an account to sign with needs no paper."))
    if not today() - dt.timedelta(days=LONGEST_AGO) <= signed_on <= today():
        raise Refused(_("The day of the signature lies ahead or too far back."))
    kept = checked_scan(scan)
    PaperApproval.objects.filter(step=case.state, progress=PaperProgress.ENTERED).update(
        progress=PaperProgress.REFUSED, ended_by=ticket.by
    )
    made = PaperApproval(
        step=case.state,
        version=ticket.version,
        signer=signer,
        signed_on=signed_on,
        opinion=opinion.strip(),
        scan_digest=hashlib.sha256(kept.read()).hexdigest(),
        entered_by=ticket.by,
    )
    kept.seek(0)
    made.scan.save(kept.name or "scan.pdf", kept, save=False)
    made.save()
    return made


def signer_in(case: Case, signer: User) -> Signer:
    """The post in which somebody signed on paper; raises `Refused` as for a signature here."""
    return signing.signer_of(
        Case(case.target, case.draft, case.workflow, case.state, case.revision, signer)
    )


@transaction.atomic
def confirm_paper(approval: PaperApproval, by: User) -> SignOffRecord:
    """A second person has compared paper and scan: the step is taken. Raises `Refused`."""
    row, case = _opened(approval, by)
    signer = signer_in(case, row.signer)
    _refuse_interested(row, case, by)
    details: dict[str, Any] = {
        "paper": {
            "signed_on": row.signed_on.isoformat(),
            "scan": row.scan_digest,
            "entered_by": str(row.entered_by),
            "confirmed_by": str(by),
        }
    }
    if case.step == Step.PUBLICATION:
        details["openness"] = Openness.ACTIVE.value
    record = signing.record_step(case, signer, RULES[case.step].act, row.opinion, details)
    row.progress, row.ended_by = PaperProgress.CONFIRMED, by
    row.save()
    signing.go_on(case, record)
    return record


@transaction.atomic
def refuse_paper(approval: PaperApproval, by: User) -> None:
    """The scan does not show what was entered, or it was entered by mistake. Raises `Refused`."""
    row, case = _opened(approval, by)
    if by.pk != row.entered_by_id:
        _refuse_interested(row, case, by)
    row.progress, row.ended_by = PaperProgress.REFUSED, by
    row.save()


def _opened(approval: PaperApproval, by: User) -> tuple[PaperApproval, Case]:
    target = target_of(approval.step.workflow_state)
    if target is None:
        raise Refused(_("It does not exist any more."))
    case = signing.open_case(Ticket(target, approval.step_id, approval.version, by))
    row = PaperApproval.objects.select_for_update().get(pk=approval.pk)
    if row.progress != PaperProgress.ENTERED:
        raise Refused(
            _("Somebody has dealt with it already:%(who)s.") % {"who": f" {row.ended_by}"}
        )
    return row, case


def _refuse_interested(row: PaperApproval, case: Case, by: User) -> None:
    checks: list[tuple[Callable[[], bool], str]] = [
        (lambda: by.pk == row.entered_by_id, _("Another person than who entered it confirms.")),
        (lambda: by.pk == row.signer_id, _("Another person than who signed confirms.")),
        (
            lambda: signing.is_author(case, by),
            _("You have written or submitted this: somebody else signs it."),
        ),
        (lambda: not may_handle_paper(by), _("You have no part in signing.")),
    ]
    for is_so, says in checks:
        if is_so():
            raise Refused(says)
