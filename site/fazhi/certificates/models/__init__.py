"""Certificates, the counters of their numbers, the key of their codes, and seals of departments."""

from fazhi.certificates.models.certificate import (
    LONGEST_KEY,
    LONGEST_REASON,
    LONGEST_VALUE,
    Certificate,
)
from fazhi.certificates.models.key import VerificationKey
from fazhi.certificates.models.official_seal import OfficialSeal
from fazhi.certificates.models.series import Series

__all__ = [
    "LONGEST_KEY",
    "LONGEST_REASON",
    "LONGEST_VALUE",
    "Certificate",
    "OfficialSeal",
    "Series",
    "VerificationKey",
]
