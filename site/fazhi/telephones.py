"""Telephone numbers: typed in many ways, stored in one, dialled as a device needs them."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

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

# National numbering plan: mobile numbers have eleven digits and begin with 13 to 19; area codes
# are 010, 02x (eight-digit subscriber numbers) or 03xx to 09xx (seven or eight digits).
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(010|02[0-9])([0-9]{8})|(0[3-9][0-9]{2})([0-9]{7,8})")
_COUNTRY = re.compile(r"(?:\+|00)?86")
_ABROAD = re.compile(r"\A(?:\+|00)86[ -]*")
_TOLL_FREE = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")
_SERVICE = re.compile(r"[1-9][0-9]{2,5}")
_LOCAL = re.compile(r"[1-9][0-9]{6,7}")

_SEPARATOR = re.compile(r"[\u3001,;/\n]")
_DASH = re.compile(r"[\u2010-\u2015\u2212]")
_BRACKETS = re.compile(r"\((\+?[0-9]+)\)[ -]*")
_EXTENSION_WORD = re.compile(r"[ -]*(?:\u8f6c|\u5206\u673a|ext\.?)[ :]*", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9][0-9 -]*[0-9]")
LONGEST_EXTENSION = 6


def national_number(digits: str) -> str:
    """A mobile number as eleven digits, a landline as ``0523-12345678``; empty for anything else.

    The country code 86 may stand in front.
    """
    country = _COUNTRY.match(digits)
    national = digits[country.end() :] if country else digits
    if _MOBILE.fullmatch(national):
        return national
    if country and not national.startswith("0"):
        national = f"0{national}"
    found = _LANDLINE.fullmatch(national)
    return "-".join(part for part in found.groups() if part) if found else ""


def is_mobile(number: str) -> bool:
    """Whether this is one mobile number, with or without the country code."""
    return bool(_MOBILE.fullmatch(national_number(number)))


def normalise_telephones(text: str) -> str:
    """The numbers of an office in the form in which they are stored, with 、 between them.

    Each is a landline with its area code, a mobile, a 400 or 800 number or a short one such as
    12345, perhaps with an extension. Raises ``ValueError`` that says what is wrong.
    """
    typed = unicodedata.normalize("NFKC", text)
    parts = [part.strip() for part in _SEPARATOR.split(typed)]
    return "\u3001".join(_normalise(part) for part in parts if part)


class TelephoneField(models.CharField):
    """The numbers of an office, stored as `normalise_telephones` writes them."""

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        try:
            value = normalise_telephones(value or "")
        except ValueError as problem:
            raise ValidationError(str(problem), code="telephone") from None
        cleaned: str = super().clean(value, model_instance)
        return cleaned

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As any text: the database knows nothing of how it was typed."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", list(args), kwargs


def _normalise(typed: str) -> str:
    plain = _EXTENSION_WORD.sub("-", _BRACKETS.sub(r"\1-", _DASH.sub("-", typed)))
    if abroad := _ABROAD.match(plain):
        plain = plain[abroad.end() :]
        if not (plain.startswith("0") or _begins_without_zero(plain)):
            plain = f"0{plain}"
    if not _PLAIN.fullmatch(plain):
        raise ValueError(_no_number(typed))
    main, extension = split_extension(plain)
    toll_free = _TOLL_FREE.fullmatch(main)
    number = "-".join(toll_free.groups()) if toll_free else national_number(main)
    if not number and _SERVICE.fullmatch(main):
        number = main
    if not number or len(extension) > LONGEST_EXTENSION:
        raise ValueError(_why(typed, main))
    return f"{number}-{extension}" if extension else number


def _begins_without_zero(plain: str) -> bool:
    digits = "".join(c for c in plain if c.isdigit())
    return bool(_MOBILE.match(digits) or _TOLL_FREE.match(digits))


def _why(typed: str, digits: str) -> str:
    if lost := _LANDLINE.fullmatch(f"0{digits}"):
        number = "-".join(part for part in lost.groups() if part)
        return _(
            "“%(text)s”: the 0 in front of the area code may be lost, since spreadsheets drop it. "
            "Is it %(number)s?"
        ) % {"text": typed, "number": number}
    if _LOCAL.fullmatch(digits):
        return _("“%(text)s” lacks the area code. Write it such as 0523-12345678.") % {
            "text": typed
        }
    return _no_number(typed)


def _no_number(typed: str) -> str:
    return _(
        "“%(text)s” is no telephone number. Write it with its area code, such as 0523-12345678, "
        "and several with 、 between them."
    ) % {"text": typed}


@dataclass(frozen=True)
class TelephoneNumber:
    """One number as it is shown, and the URI by which a device calls it."""

    text: str
    uri: str


def telephone_numbers(stored: str) -> list[TelephoneNumber]:
    """The numbers of a `TelephoneField`, apart."""
    return [TelephoneNumber(n, tel_uri(n)) for n in stored.split("\u3001") if n]


def numbers_alone(text: str) -> list[TelephoneNumber]:
    """The numbers of a text that is nothing but stored ones; none where it says anything else."""
    try:
        is_stored = bool(text) and normalise_telephones(text) == text
    except ValueError:
        return []
    return telephone_numbers(text) if is_stored else []


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
