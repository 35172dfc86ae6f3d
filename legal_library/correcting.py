"""Correcting the text of a provision: shown before it is done, recorded, never silent."""

import difflib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from legal_library.acting import locked, said, take_back
from legal_library.finding.noting import note_law
from legal_library.models import LawVersion, Provision, TextCorrection
from legal_library.parsing.characters import digest, visible
from legal_library.parsing.naming import named
from legal_library.parsing.tree import Kind

LONGEST_TEXT = 20_000
_LONGEST_CHARACTERWISE = 4_000  # beyond it, difflib by characters takes seconds


class Change(StrEnum):
    """What a piece of a comparison is."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A run of characters of a comparison."""

    change: Change
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """Two texts as pieces, character by character; sentence by sentence where they are very long."""
    if len(old) + len(new) > _LONGEST_CHARACTERWISE:
        return _pieces(_sentences(old), _sentences(new))
    return _pieces(old, new)


def _pieces(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Change.SAME, "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece(Change.REMOVED, "".join(old[a:b])))
        if d > c:
            pieces.append(Piece(Change.ADDED, "".join(new[c:d])))
    return pieces


def _sentences(text: str) -> list[str]:
    for mark in "。；":
        text = text.replace(mark, f"{mark}\n")
    return text.split("\n")


def field_of(provision: Provision) -> str:
    """What is corrected: the heading of a unit, the text of anything else."""
    return "heading" if provision.heading and not provision.text else "text"


def text_of(provision: Provision) -> str:
    """The words that can be corrected."""
    words: str = getattr(provision, field_of(provision))
    return words


def fingerprint(provision: Provision) -> str:
    """Tells whether the words are still those that somebody saw; every character counts."""
    return hashlib.sha256(text_of(provision).encode("utf-8", "surrogatepass")).hexdigest()


def cleaned(provision: Provision, text: str) -> str:
    """The new words as they are kept. Raises `ValidationError` for what cannot be a provision."""
    text = visible(text)
    if not text:
        raise ValidationError(_("A provision is not emptied: enter the right text."))
    if "\n" in text or "\r" in text:
        raise ValidationError(
            _("This is one provision: write it in one line. What follows has a line of its own.")
        )
    if len(text) > LONGEST_TEXT:
        raise ValidationError(
            _("The text is longer than %(most)s characters.") % {"most": LONGEST_TEXT}
        )
    if text == text_of(provision):
        raise ValidationError(_("Nothing differs from the text that is there."))
    return text


@transaction.atomic
def correct(provision: Provision, text: str, reason: str, *, seen: str, by: User) -> TextCorrection:
    """Changes the words of a provision; ``seen`` is the `fingerprint` of those that were shown.

    The digests of the article and of the version follow. Verification and release fall: two people
    must look at the corrected text. Raises `ValidationError`.
    """
    reason = said(reason)
    version = locked(provision.version)
    row = Provision.objects.select_for_update(of=("self",)).get(pk=provision.pk)
    if fingerprint(row) != seen:
        raise ValidationError(
            _("Somebody else has changed this provision in the meantime; please look again.")
        )
    new = cleaned(row, text)
    old = text_of(row)
    setattr(row, field_of(row), new)
    row.save(update_fields=[field_of(row)])
    made = TextCorrection.objects.create(
        version=version,
        path=row.path,
        label=label_of(row),
        old_text=old,
        new_text=new,
        reason=reason,
        made_by=by,
    )
    _follow(version, row)
    was_public = take_back(version)
    version.save()
    note_law(version.law_id)
    log(
        version,
        "legal_library.correct",
        user=by,
        data={"provision": made.label, "reason": reason, "was_public": was_public},
    )
    return made


def _follow(version: LawVersion, changed: Provision) -> None:
    """Computes anew the digests that rest on a changed provision."""
    provisions = list(version.provisions.order_by("order"))
    version.text_digest = digest("\n".join(_printed(p) for p in provisions))
    article = _article_around(provisions, changed)
    if article:
        below = [p for p in provisions if p.path.startswith(f"{article.path}/")]
        article.digest = digest("\n".join([article.heading, article.text, *map(_printed, below)]))
        article.save(update_fields=["digest"])


def _article_around(provisions: Iterable[Provision], one: Provision) -> Provision | None:
    """The article that a provision is or stands in."""
    return next(
        (
            p
            for p in provisions
            if p.kind == Kind.ARTICLE and f"{one.path}/".startswith(f"{p.path}/")
        ),
        None,
    )


def _printed(provision: Provision) -> str:
    return provision.label + provision.heading + provision.text


def label_of(provision: Provision) -> str:
    """A provision as people name it: 第五条第二款第（三）项, 第二章."""
    return (named(provision.path) or provision.label or provision.heading)[:120]
