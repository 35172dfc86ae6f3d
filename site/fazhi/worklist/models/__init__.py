"""Tasks, and how the town reminds of them."""

from fazhi.worklist.models.settings import WorklistSettings
from fazhi.worklist.models.task import Task

__all__ = ["Task", "WorklistSettings"]
