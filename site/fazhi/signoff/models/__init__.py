"""Records of sign-off, its steps and rules, and who signs in whose place."""

from fazhi.signoff.models.correction import Correction
from fazhi.signoff.models.cosignature import CoSignature
from fazhi.signoff.models.delegation import Delegation
from fazhi.signoff.models.listed_word import ListedWord
from fazhi.signoff.models.paper import PaperApproval
from fazhi.signoff.models.records import (
    AppendOnly,
    ChainHead,
    RecordWords,
    SignedContent,
    SignOffRecord,
)
from fazhi.signoff.models.rules import LegalReview, SectionRules
from fazhi.signoff.models.tasks import SignOffTask, SignOffTaskState

__all__ = [
    "AppendOnly",
    "ChainHead",
    "CoSignature",
    "Correction",
    "Delegation",
    "LegalReview",
    "ListedWord",
    "PaperApproval",
    "RecordWords",
    "SectionRules",
    "SignOffRecord",
    "SignOffTask",
    "SignOffTaskState",
    "SignedContent",
]
