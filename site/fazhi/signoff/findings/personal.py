"""What tells of a person: numbers of cards and telephones, plates, where somebody lives.

What is published stays published: Personal Information Protection Law, articles 6 and 51; the
Regulations on Open Government Information, article 15.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fazhi.people.identity_numbers import is_identity_number
from fazhi.people.masking import mask_identity_number, mask_phone
from fazhi.signoff.content import Content, Text
from fazhi.signoff.findings.registry import Finding, Severity

NAME = "personal"
# Not within a longer row of letters and digits; blanks and dashes may stand between digits.
_ALONE = (r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])")
_IDENTITY = re.compile(r"(?:\d[ -]?){17}[\dXx]".join(_ALONE))
_MOBILE = re.compile(r"(?:\+?86[ -]?)?1[3-9](?:[ -]?\d){9}".join(_ALONE))
# UnionPay's and the international schemes' first digits (ISO/IEC 7812).
_CARD = re.compile(r"(?:62|[45]\d)(?:[ -]?\d){14,17}".join(_ALONE))
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_PLATE = re.compile(
    rf"[{_PROVINCES}][A-Z][·. ]?(?=[A-Z]{{0,4}}\d)[A-Z0-9]{{4,6}}[挂学警港澳领]?(?![A-Za-z0-9])"
)
# A flat or a farmhouse, and not the house of an office: 3幢2单元502室, 胜利村3组12号.
_HOME = re.compile(
    r"\d+(?:号楼|幢|栋|座)?\s*\d+单元\s*\d+(?:室|号)?"
    r"|\d+(?:幢|栋)\s*\d{3,4}室"
    r"|[\u4e00-\u9fff]{1,6}[村庄]\s*[\d一二三四五六七八九十]+(?:组|队)\s*[\d一二三四五六七八九十]+号"
)


def check(content: Content) -> Iterator[Finding]:
    """Blockers: who publishes it all the same says why."""
    for part in content.of(Text):
        yield from _in(part)


def _in(part: Text) -> Iterator[Finding]:
    text = unicodedata.normalize("NFKC", part.words)
    taken: set[int] = set()
    for says, pattern, is_one, mask in _KINDS:
        for found in pattern.finditer(text):
            # A number is one thing: the longest kind that it can be.
            if taken.isdisjoint(range(*found.span())) and is_one(_plain(found[0])):
                taken.update(range(*found.span()))
                yield Finding(
                    NAME, Severity.BLOCKER, part.place, says, mask(found[0]), about=found[0]
                )


def _plain(text: str) -> str:
    return re.sub(r"[ \-]", "", text).upper()


def _passes_luhn(digits: str) -> bool:
    """The check digit of bank cards (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(map(int, reversed(digits))):
        total += digit if place % 2 == 0 else sum(divmod(digit * 2, 10))
    return total % 10 == 0


def _is_anything(text: str) -> bool:
    return bool(text)


def _mask_card(text: str) -> str:
    return f"{_plain(text)[:4]}****{_plain(text)[-4:]}"


def _mask_plate(text: str) -> str:
    return f"{text[:2]}****"


def _mask_home(text: str) -> str:
    return re.sub(r"[\d一二三四五六七八九十]+", "*", text)


_KINDS: tuple[
    tuple[str | Promise, re.Pattern[str], Callable[[str], bool], Callable[[str], str]], ...
] = (
    (
        _("This is the number of an identity card."),
        _IDENTITY,
        is_identity_number,
        lambda text: mask_identity_number(_plain(text)),
    ),
    (_("This may be the number of a bank card."), _CARD, _passes_luhn, _mask_card),
    (
        _("This is a mobile number. An office is better reached at its own telephone."),
        _MOBILE,
        _is_anything,
        lambda text: mask_phone(_plain(text)[-11:]),
    ),
    (_("This is the number plate of a vehicle."), _PLATE, _is_anything, _mask_plate),
    (_("This may be where somebody lives."), _HOME, _is_anything, _mask_home),
)
