"""Names, telephone numbers and e-mail addresses, each in the one form in which it is stored.

Two people type the same number in many ways; duplicates and look-ups need one of them.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from fazhi.telephones import national_number

NAME_LENGTH = 60
EMAIL_LENGTH = 254

FILLERS = re.compile(r"[\s()\-‐-―－.]")

HAN = r"\u3007\u3400-\u9fff\U00020000-\U000323af"
MIDDLE_DOTS = re.compile(r"\s*[·•‧∙⋅・･]\s*")
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
NAME = re.compile(r"[^\W\d_]+(?:[·.'’ \-]+[^\W\d_]+)*\.?")


def normalise_name(text: str) -> str:
    """A name as it is stored: composed, single spaces, none between Chinese characters.

    Raises ``ValidationError`` for what cannot be a name of two characters or more.
    """
    name = " ".join(unicodedata.normalize("NFKC", text).split())
    name = BETWEEN_HAN.sub("", MIDDLE_DOTS.sub("·", name))
    if not 2 <= len(name) <= NAME_LENGTH or not NAME.fullmatch(name):
        raise ValidationError(
            _("Write the full name, without digits and titles, at most %(max)s characters."),
            code="name",
            params={"max": NAME_LENGTH},
        )
    return name


def normalise_phone(text: str) -> str:
    """A mobile number as eleven digits, a landline as ``0523-12345678``.

    Accepts full-width digits, blanks, dashes, brackets and the country code 86. Raises
    ``ValidationError`` for anything else.
    """
    digits = FILLERS.sub("", unicodedata.normalize("NFKC", text))
    if number := national_number(digits):
        return number
    raise ValidationError(
        _(
            "This is no telephone number. Write a mobile number of 11 digits, or a landline with "
            "its area code, such as 0523-12345678."
        ),
        code="phone",
    )


def normalise_email(text: str) -> str:
    """An address in lower case; raises ``ValidationError`` for what is none."""
    address = unicodedata.normalize("NFKC", text).strip().lower()
    if len(address) > EMAIL_LENGTH:
        raise ValidationError(_("This e-mail address is too long."), code="email")
    validate_email(address)
    return address


def looks_like_phone(text: str) -> str:
    """The stored form of ``text`` if it is a complete telephone number, else an empty string."""
    try:
        return normalise_phone(text)
    except ValidationError:
        return ""


def looks_like_email(text: str) -> str:
    """The stored form of ``text`` if it is a complete e-mail address, else an empty string."""
    try:
        return normalise_email(text)
    except ValidationError:
        return ""
