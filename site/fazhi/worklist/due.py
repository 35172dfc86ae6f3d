"""What has a last day, and how much time is left, in working days."""

from django.db import models
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from fazhi.workdays import is_workday, today, working_days_between


class WithDueDate(models.Model):
    """A model with a last day; its subclasses say with ``is_open`` whether it still matters."""

    due_on = models.DateField(_("due on"))

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its end."""
        raise NotImplementedError

    @property
    def is_overdue(self) -> bool:
        """Whether its last day has passed without an end."""
        return self.is_open and self.due_on < today()

    @property
    def working_days_left(self) -> int:
        """Working days up to the due date; those that have passed since as negative."""
        return working_days_between(today(), self.due_on)

    @property
    def is_estimated(self) -> bool:
        """Whether no notice of holidays covers the due date yet, so that it may lie otherwise."""
        return is_workday(self.due_on).estimated

    def due_in_words(self) -> str:
        """How much time is left, in working days; nothing for what has ended."""
        if not self.is_open:
            return ""
        left = self.working_days_left
        if self.is_overdue:
            late = ngettext("%(days)s working day overdue", "%(days)s working days overdue", -left)
            return late % {"days": -left} if left else pgettext("due", "overdue")
        rest = ngettext("%(days)s working day left", "%(days)s working days left", left)
        words = rest % {"days": left} if left else gettext("due today")
        return gettext("%(time)s (estimated)") % {"time": words} if self.is_estimated else words
