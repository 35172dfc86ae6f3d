"""Taking away what should never have been written: words or contents of records.

The chain holds their digests only, so that it stays valid. A record says which number was redacted,
by whom and why. The names, posts and titles of records cannot be taken away.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fazhi.accounts.models import User
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import RecordWords, SignedContent, SignOffRecord
from fazhi.signoff.permits import last_release, records_of
from fazhi.signoff.submitting import person_of
from fazhi.signoff.targets import Target, find_target, lock

# What a record of a redaction says was taken away.
WORDS, CONTENT = "words", "content"


def may_redact(user: User) -> bool:
    """Administrators alone."""
    return user.is_active and user.is_superuser


@transaction.atomic
def redact_words(record: SignOffRecord, by: User, reason: str) -> SignOffRecord:
    """Takes away the opinion or the reason that stands beside a record.

    Returns the record of it. Raises `Refused`; then nothing has changed.
    """
    _refuse(by, reason)
    words = RecordWords.objects.select_for_update().filter(pk=record.pk).first()
    if words is None or words.redacted_at:
        raise Refused(_("There are no words to take away."))
    now = timezone.now()
    RecordWords.objects.filter(pk=words.pk).update(text="", salt="", redacted_at=now)
    return _note(record, by, reason, {"what": WORDS, "number": record.number})


@transaction.atomic
def redact_content(record: SignOffRecord, by: User, reason: str) -> SignOffRecord:
    """Takes away the content that a record is about, from every record about the very same.

    What is public is withdrawn or corrected first, and what is on its way taken back: else nothing
    would be left to compare it with. Returns the record of it. Raises `Refused`.
    """
    _refuse(by, reason)
    _refuse_what_is_in_use(find_target(record.model, record.key), record.content)
    content = SignedContent.objects.select_for_update().filter(pk=record.content).first()
    if content is None or content.redacted_at:
        raise Refused(_("There is no content to take away."))
    now = timezone.now()
    SignedContent.objects.filter(pk=content.pk).update(body="", salt="", redacted_at=now)
    details = {"what": CONTENT, "number": record.number, "digest": content.pk}
    return _note(record, by, reason, details)


def _refuse(by: User, reason: str) -> None:
    if not may_redact(by):
        raise Refused(_("Only administrators take away what records hold."))
    if not reason.strip():
        raise Refused(_("Say why."))


def _refuse_what_is_in_use(target: Target | None, digest: str) -> None:
    if target is None:
        return
    target = lock(target)
    release = last_release(target)
    is_released = bool(release and release.content == digest)
    if is_released and target.live:
        raise Refused(
            _("It is public: withdraw it, or publish a version without what is to be taken away.")
        )
    if is_released and target.approved_schedule:
        raise Refused(_("A signed version waits for its time. Cancel that first."))
    newest = records_of(target).exclude(content="").order_by("-number").first()
    if target.workflow_in_progress and newest and newest.content == digest:
        raise Refused(_("It is on its way to being signed: take it back first."))


def _note(record: SignOffRecord, by: User, reason: str, details: dict[str, Any]) -> SignOffRecord:
    return append(
        act=Act.REDACTED,
        words=reason.strip(),
        details=details,
        model=record.model,
        key=record.key,
        language=record.language,
        title=record.title,
        department=record.department,
        department_key=record.department_key,
        **person_of(by, None),
    )
