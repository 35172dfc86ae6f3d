"""Telephone numbers: written as people read them, dialled as a device needs them."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

# One number and nothing else: a blank may stand within it.
_WHOLE = re.compile(r"[0-9][0-9 -]*[0-9]")
MAX_DIGITS = 15  # of one number (ITU-T E.164)

# A number among other text, perhaps with its area code in brackets of either width. What follows
# 转 (U+8F6C) is an extension.
_AMONG_TEXT = re.compile(
    r"(?<![0-9\u8f6c-])(?<!\u8f6c )"
    r"((?:[(\uff08]0[0-9]{2,3}[)\uff09] ?)?\+?[0-9][0-9-]+[0-9])"
)

_GROUP = re.compile(r"([ -]*)([0-9]+)")
_HOTLINE = re.compile(r"1[0-9]{2}|[19][0-9]{4}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")


def telephone_links(text: str) -> SafeString:
    """The text with each number as a ``tel:`` link; what is no number stays text."""
    if _WHOLE.fullmatch(text) and sum(c.isdigit() for c in text) <= MAX_DIGITS:
        return _link(text)
    parts = _AMONG_TEXT.split(text)
    shown = [_link(p) if number % 2 else escape(p) for number, p in enumerate(parts)]
    return mark_safe("".join(shown))  # noqa: S308 - every part is escaped


def tel_uri(number: str) -> str:
    """The URI of RFC 3966: with the country where there is an area code, the extension apart.

    110, 12345 and 400 numbers are dialled as they are; others bear the country without the 0.
    """
    if number.startswith("+"):
        return f"tel:+{''.join(c for c in number if c.isdigit())}"
    main, extension = split_extension(number)
    dialled = f"+86{main[1:]}" if main.startswith("0") else main
    return f"tel:{dialled};ext={extension}" if extension else f"tel:{dialled}"


def split_extension(number: str) -> tuple[str, str]:
    """The digits of a number and those of its extension, empty where it has none.

    The last group of 0523-12345678-801 is one, the last of 400-123-4567 is not: what stands before
    an extension is a whole number already.
    """
    groups = _GROUP.findall(number)
    digits = "".join(group for _gap, group in groups)
    gap, last = groups[-1] if groups else ("", "")
    before = digits.removesuffix(last)
    if len(groups) == 1 or _MOBILE.fullmatch(digits):
        return digits, ""
    if len(groups) == 2 and _HOTLINE.fullmatch(before) and not before.startswith("0"):
        return before, last
    shortest, longest = _lengths(digits)
    # A blank also parts the digits of a number; a hyphen before the last of a whole one does not.
    if len(before) >= shortest and ("-" in gap or len(digits) > longest):
        return before, last
    return digits, ""


def _lengths(digits: str) -> tuple[int, int]:
    """How many digits a number that begins like this has, at least and at most."""
    if digits.startswith("0"):
        area = 3 if digits[1] in "12" else 4  # 010 and 02x are the only short ones
        return area + 7, area + 8
    if digits.startswith(("400", "800")):
        return 10, 10
    return 7, 8


def _link(number: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', tel_uri(number), number)
