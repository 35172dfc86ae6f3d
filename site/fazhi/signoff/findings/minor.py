"""Whether a change is as small as somebody says: read from the words, the files and the links."""

import difflib
import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fazhi.signoff.content import Content, Link, Picture, Reference, Text
from fazhi.signoff.models.correction import CorrectionKind

MOST_CHARACTERS = 12  # that a mistyped word changes, taken out and put in together
MOST_FOR_CONTACT = 60
# What decides what somebody may, must or need not do.
_WEIGHTY = re.compile(
    "不|未|非|无|免|勿|严禁|禁止|应当|必须|须|可以|可|得|至少|最多|以上|以下|以内|以外|超过|"
    "或者|或|并且|且|和|除外|仅|只|全部|部分|有效|无效|起|止|前|后"
)
_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十百千万零〇两]+")


def why_not_minor(kind: str, before: Content, after: Content) -> list[str]:
    """What makes the change more than a correction of its kind, in sentences; empty if nothing does."""
    if before.title != after.title and kind != CorrectionKind.TYPO:
        return [_("The title is part of what was signed: submit it.")]
    if _rows(before) != _rows(after):
        return [_("Other pictures, files, pages or laws are used: submit it.")]
    return list(_CHECKS[CorrectionKind(kind)](before, after))


def _rows(content: Content) -> list[tuple[str, str]]:
    """The rows that content uses, whatever the order."""
    rows = [(part.model, part.key) for part in content.of(Reference)]
    return sorted([*rows, *(("picture", str(part.image)) for part in content.of(Picture))])


def _lines(content: Content) -> list[str]:
    words = [part.words for part in content.of(Text)]
    return [line for text in (content.title, *words) for line in text.splitlines() if line.strip()]


def _changes(before: Content, after: Content) -> list[tuple[str, str]]:
    """What was taken out and what was put in, place by place."""
    old, new = "\n".join(_lines(before)), "\n".join(_lines(after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [(old[a:b], new[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _typo(before: Content, after: Content) -> Iterator[str]:
    changes = _changes(before, after)
    if sum(len(old) + len(new) for old, new in changes) > MOST_CHARACTERS:
        yield _("More than %(most)s characters change: submit it.") % {"most": MOST_CHARACTERS}
    if _numbers(before) != _numbers(after):
        yield _("A number changes: submit it.")
    if _weighty(before) != _weighty(after):
        yield _("A word changes that decides what somebody may or must do: submit it.")


def _numbers(content: Content) -> list[str]:
    return _DIGITS.findall("\n".join(_lines(content)))


def _weighty(content: Content) -> list[str]:
    return _WEIGHTY.findall("\n".join(_lines(content)))


def _punctuation(before: Content, after: Content) -> Iterator[str]:
    if _letters(before) != _letters(after):
        yield _("More than punctuation changes.")


def _letters(content: Content) -> str:
    return "".join(c for c in "".join(_lines(content)) if unicodedata.category(c)[0] in "LN")


def _layout(before: Content, after: Content) -> Iterator[str]:
    if "".join(_lines(before)) != "".join(_lines(after)):
        yield _("Words change, not only the layout.")


def _link(before: Content, after: Content) -> Iterator[str]:
    yield from _layout(before, after)
    if [part.url for part in before.of(Link)] == [part.url for part in after.of(Link)]:
        yield _("No link changes.")


def _contact(before: Content, after: Content) -> Iterator[str]:
    changed = sum(len(old) + len(new) for old, new in _changes(before, after))
    if changed > MOST_FOR_CONTACT:
        yield _("More than %(most)s characters change: submit it.") % {"most": MOST_FOR_CONTACT}
    if _weighty(before) != _weighty(after):
        yield _("A word changes that decides what somebody may or must do: submit it.")


_CHECKS = {
    CorrectionKind.TYPO: _typo,
    CorrectionKind.PUNCTUATION: _punctuation,
    CorrectionKind.LAYOUT: _layout,
    CorrectionKind.LINK: _link,
    CorrectionKind.CONTACT: _contact,
}
