"""What residents report, and how often a page was found useful."""

from fazhi.feedback.models.feedback import Feedback, Kind, Reason
from fazhi.feedback.models.settings import FeedbackSettings
from fazhi.feedback.models.usefulness import UsefulnessCount, Vote

__all__ = [
    "Feedback",
    "FeedbackSettings",
    "Kind",
    "Reason",
    "UsefulnessCount",
    "Vote",
]
