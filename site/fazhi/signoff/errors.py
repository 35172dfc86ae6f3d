"""What sign-off refuses."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """An act of sign-off is not possible; the message says why to whoever tried."""


class NotSigned(ValidationError):
    """Something was to become public that has not been signed as it is."""


class ActsElsewhere(Refused):
    """A step was to be begun or ended past `fazhi.signoff`, which alone writes its record."""
