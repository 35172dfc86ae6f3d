"""Text as it can be printed: without invisible controls, with breaks where nothing else would fit."""

import re
import unicodedata

from fazhi.documents.fonts import printable

GETA = "\u3013"  # what Chinese printers set for a character that they lack (GB/T 15834)
_ZERO_WIDTH_SPACE = "\u200b"

# Controls, directions that override, joiners, selectors of variants: nothing of them is ink.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
_SPACES = {"\t", "\x0b", "\x0c", "\r", "\x85"}
_LINES = re.compile("\r\n?|[\u2028\u2029]")
# East Asian text breaks anywhere; what is longer than this without a break needs help.
_LONG = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{25,}")
_BREAKS = re.compile(r"([/?&=._-]+(?=\w)|[^/?&=._-]{14})")


def clean(text: str) -> str:
    """The text with one character for each that is ink; `GETA` where the fonts have none."""
    plain = _INVISIBLE.sub(_space_or_nothing, _LINES.sub("\n", unicodedata.normalize("NFC", text)))
    known = printable()
    shown = "".join(c if c == "\n" or ord(c) in known else _stand_in(c) for c in plain)
    return _LONG.sub(_with_breaks, re.sub(f"{GETA}{{2,}}", GETA, shown))


def has_stand_ins(text: str) -> bool:
    """Whether something in a cleaned text could not be printed."""
    return GETA in text


def without_breaks(text: str) -> str:
    """A cleaned text as drawings need it, which never break a line."""
    return text.replace(_ZERO_WIDTH_SPACE, "")


def _space_or_nothing(found: re.Match[str]) -> str:
    return " " if found[0] in _SPACES else ""


def _stand_in(char: str) -> str:
    """A plain form of the character where there is one, such as a space for a thin space."""
    if char.isspace():
        return " "
    if unicodedata.category(char) == "Mn":
        return ""
    plain = unicodedata.normalize("NFKC", char)
    return plain if all(ord(c) in printable() for c in plain) else GETA


def _with_breaks(found: re.Match[str]) -> str:
    return _BREAKS.sub(rf"\1{_ZERO_WIDTH_SPACE}", found[0])
