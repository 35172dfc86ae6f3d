"""What residents report, how often a page was found useful, and what holds floods back."""

from fazhi.feedback.models.allowance import Allowance, Purpose
from fazhi.feedback.models.feedback import Feedback, Kind, Reason
from fazhi.feedback.models.settings import FeedbackSettings
from fazhi.feedback.models.usefulness import UsefulnessCount, Vote

__all__ = [
    "Allowance",
    "Feedback",
    "FeedbackSettings",
    "Kind",
    "Purpose",
    "Reason",
    "UsefulnessCount",
    "Vote",
]
