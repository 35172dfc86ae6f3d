"""Confirming that public content is still right: one signature, for nothing changes."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from fazhi.accounts.models import User
from fazhi.departments.models import Membership
from fazhi.signoff import review_tasks
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.eligible import Signer, signers_of
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import Delegation, SignOffRecord
from fazhi.signoff.permits import last_release
from fazhi.signoff.review_dates import day_of, write_dates
from fazhi.signoff.steps import RULES, Step
from fazhi.signoff.targets import Target, lock, names_of

DECLARATION = gettext_lazy(
    "I have read it again. It is still right, up to date and lawful, and my department answers for it."
)


def may_confirm(target: Target, user: User) -> bool:
    """Whether somebody signs for the department that answers for public content, today."""
    return bool(target.live and _post_of(target, user))


def departments_confirmed_by(user: User) -> set[int]:
    """The keys of the departments that somebody signs for today, deputies too; two queries."""
    role = RULES[Step.DEPARTMENT].role
    held = Membership.objects.active().filter(user=user, role=role)
    lent = Delegation.objects.active().filter(deputy=user, role=role)
    return {*held.values_list("department", flat=True), *lent.values_list("department", flat=True)}


def _post_of(target: Target, user: User) -> Signer | None:
    """In which post somebody signs for the content; who wrote it may as well, for it was signed."""
    if target.responsible_department_id is None:
        return None
    signers = signers_of(Step.DEPARTMENT, target.responsible_department)
    return next((signer for signer in signers if signer.user.pk == user.pk), None)


@transaction.atomic
def confirm_review(target: Target, by: User, *, words: str = "") -> SignOffRecord:
    """Records that what is public is still right, and dates it anew. Raises `Refused`."""
    target = lock(target)
    if not target.live:
        raise Refused(_("It is not public any more."))
    if getattr(target, "alias_of_id", None):
        raise Refused(_("This is shown in a second place: confirm the page that it repeats."))
    signer = _post_of(target, by)
    if signer is None:
        raise Refused(_("Only who signs for the responsible department can confirm this."))
    release = last_release(target)
    if release is None:
        raise Refused(_("This was never signed: submit it for sign-off."))
    record = _record(target, signer, release.content, words)
    write_dates(target, day_of(record))
    review_tasks.done(target, record.get_act_display(), by)
    return record


def _record(target: Target, signer: Signer, content: str, words: str) -> SignOffRecord:
    deputy = signer.deputy_for
    with override(settings.LANGUAGE_CODE):
        declaration = str(DECLARATION)
    return append(
        act=Act.CONFIRMED,
        content=content,
        words=words.strip(),
        person=str(signer.user),
        account=signer.user.pk,
        post=signer.post,
        department=signer.department.name,
        department_key=signer.department.pk,
        deputy_for=str(deputy) if deputy else "",
        declaration=declaration,
        details={
            "due": target.review_due_on.isoformat() if target.review_due_on else "",
            **({"in_place_of": deputy.pk} if deputy else {}),
        },
        **names_of(target),
    )
