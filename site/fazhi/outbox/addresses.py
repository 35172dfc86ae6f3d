"""What an e-mail address must be before anything is sent to it."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _


def problem_with(address: str) -> str:
    """Why nothing can be sent to this e-mail address, in words; empty if it can.

    A line break could add headers of its own; letters outside of ASCII before the @ need an
    extension (RFC 6531) that few Chinese mail servers have.
    """
    if any(not c.isprintable() for c in address):
        return _("The e-mail address holds a line break or another control character.")
    try:
        validate_email(address)
    except ValidationError:
        return _("This is no e-mail address.")
    if not address.rpartition("@")[0].isascii():
        return _("The e-mail address holds signs that mail servers do not take.")
    return ""


def domain_of(address: str) -> str:
    """The mail domain, in the form in which it is looked up."""
    domain = address.rpartition("@")[2].lower()
    try:
        return domain.encode("idna").decode("ascii")[:255]
    except UnicodeError:
        return domain[:255]


def one_line(text: str) -> str:
    """A subject without line breaks and control characters: nothing in it can become a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
