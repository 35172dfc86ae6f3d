"""Certificates, the counters of their numbers, and the key of their codes."""

from fazhi.certificates.models.certificate import (
    LONGEST_KEY,
    LONGEST_REASON,
    LONGEST_VALUE,
    Certificate,
)
from fazhi.certificates.models.key import VerificationKey
from fazhi.certificates.models.series import Series

__all__ = [
    "LONGEST_KEY",
    "LONGEST_REASON",
    "LONGEST_VALUE",
    "Certificate",
    "Series",
    "VerificationKey",
]
