"""Whether content may be public: its last release, and whether that is of this very content."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Subquery

from wagtail.models import Revision

from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.models import SignedContent, SignOffRecord
from fazhi.signoff.snapshot import content_of, snapshot_of
from fazhi.signoff.targets import Target, key_of, label_of, names_of

# What opens the way for content, and what closes it.
RELEASES = (Act.RELEASED, Act.CORRECTED, Act.FOUNDED, Act.CARRIED)
ENDS = (*RELEASES, Act.WITHDRAWN)

_founding: ContextVar[bool] = ContextVar("signoff.founding", default=False)
_public: ContextVar[frozenset[tuple[str, str]]] = ContextVar("signoff.public", default=frozenset())


def records_of(target: Target) -> Any:
    """The records about a row."""
    return SignOffRecord.objects.filter(model=label_of(target), key=key_of(target))


def signatures_among(records: Any) -> Any:
    """The department's signatures of what was released last, of the records about one row; the newest
    first.

    A correction since then changes nothing about who signed. Empty for what was only founded.
    """
    released = records.filter(act=Act.RELEASED).order_by("-number")
    signed = records.filter(
        act=Act.SIGNED,
        content=Subquery(released.values("content")[:1]),
        number__lt=Subquery(released.values("number")[:1]),
    )
    return signed.order_by("-number")


def last_release(target: Target) -> SignOffRecord | None:
    """The record by which the row may be public; nothing before the first and after a withdrawal."""
    last = records_of(target).filter(act__in=ENDS).order_by("-number").first()
    return last if last and last.act != Act.WITHDRAWN else None


def may_be_public(target: Target, revision: Revision) -> bool:
    """Whether exactly this revision was signed, and released last."""
    release = last_release(target)
    if release is None or not is_complete(target, release):
        return False
    content = SignedContent.objects.filter(digest=release.content).first()
    return content is not None and content.is_of(snapshot_of(target, revision))


def is_complete(target: Target, release: SignOffRecord) -> bool:
    """Whether every step that was asked for before a release was taken on the very same content."""
    return release.act != Act.RELEASED or all_steps_taken(records_of(target), release)


def all_steps_taken(records: Iterable[SignOffRecord], release: SignOffRecord) -> bool:
    """The same, of the records about one row in their order."""
    steps: list[str] = []
    since: list[SignOffRecord] = []
    for record in records:
        if record.act == Act.SUBMITTED and record.number <= release.number:
            steps, since = record.details.get("steps", []), []
        elif record.number <= release.number:
            since.append(record)
    taken = Counter(
        r.details.get("step")
        for r in since
        if r.content == release.content or r.act == Act.CHECKED  # another department may follow
    )
    wanted = Counter(steps)
    if not wanted:
        return False
    wanted.update(r.details["step"] for r in since if r.act == Act.ASKED)
    ended = any(r.act in {Act.RETURNED, Act.RECALLED} for r in since)
    return not ended and all(taken[step] >= wanted[step] for step in wanted)


def keep_content(target: Target, revision: Revision, draft: Target | None = None) -> SignedContent:
    """The content of a revision as a row: the newest one of it that is known, or a new one.

    ``draft`` as for `snapshot_of`.
    """
    snapshot = snapshot_of(target, revision, draft)
    last = records_of(target).exclude(content="").order_by("-number").first()
    known = SignedContent.objects.filter(digest=last.content).first() if last else None
    if known is not None and known.is_of(snapshot):
        return known
    made = SignedContent.of(snapshot)
    made.save()
    return made


@contextmanager
def founding() -> Iterator[None]:
    """The software's own first pages may be published, each with a record that says so.

    Only what no person has written yet: a row with a revision of a person is refused as ever.
    """
    token = _founding.set(True)
    try:
        yield
    finally:
        _founding.reset(token)


def found(target: Target, revision: Revision) -> bool:
    """Writes the record of a founded row where `founding` holds for it; whether it did."""
    if not _founding.get() or target.revisions.exclude(user=None).exists():
        return False
    draft = revision.as_object()
    append(
        act=Act.FOUNDED,
        content=keep_content(target, revision, draft).digest,
        **names_of(target),
        **department_of(draft),
    )
    return True


def carry_over(target: Target, original: Target) -> bool:
    """A public alias becomes a page of its own: what was signed for its original stays signed.

    Writes the record, and says whether the two are alike; no other release is made of it.
    """
    release = last_release(original)
    alike = {**content_of(type(target), target.serializable_data()), **_own_address(original)}
    if release is None or alike != content_of(type(original), original.serializable_data()):
        return False
    content = SignedContent.of(snapshot_of(target))
    content.save()
    append(
        act=Act.CARRIED,
        content=content.digest,
        details={"from_record": release.number, "from_key": key_of(original)},
        **names_of(target),
        **department_of(target),
    )
    return True


def _own_address(row: Target) -> dict[str, Any]:
    """What an alias has of its own: where it stands."""
    return {"slug": row.slug, "locale": row.locale_id}


def department_of(draft: Target) -> dict[str, Any]:
    """The fields of a record that say which department answers for content."""
    department = draft.responsible_department
    if department is None:
        return {}
    return {"department": department.name, "department_key": department.pk}


@contextmanager
def becoming_public(target: Target) -> Iterator[None]:
    """The row may be saved as public: what it says was checked a moment ago."""
    token = _public.set(_public.get() | {(label_of(target), key_of(target))})
    try:
        yield
    finally:
        _public.reset(token)


def is_becoming_public(target: Target) -> bool:
    """Whether `becoming_public` holds for the row."""
    return (label_of(target), key_of(target)) in _public.get()
