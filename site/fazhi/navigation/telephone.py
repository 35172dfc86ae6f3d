"""Telephone numbers that a phone dials when they are touched."""

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


def telephone_links(text: str) -> SafeString:
    """The text with each number as a ``tel:`` link; what is no number stays text."""
    if _WHOLE.fullmatch(text) and sum(c.isdigit() for c in text) <= MAX_DIGITS:
        return _link(text)
    parts = _AMONG_TEXT.split(text)
    shown = [_link(p) if number % 2 else escape(p) for number, p in enumerate(parts)]
    return mark_safe("".join(shown))  # noqa: S308 - every part is escaped


def _link(number: str) -> SafeString:
    digits = "".join(c for c in number if c.isdigit())
    # 110, 12345 and 400 numbers are dialled as they are; others bear the country without the 0.
    if number.startswith("+"):
        dialled = f"+{digits}"
    else:
        dialled = f"+86{digits[1:]}" if digits.startswith("0") else digits
    return format_html('<a href="tel:{}">{}</a>', dialled, number)
