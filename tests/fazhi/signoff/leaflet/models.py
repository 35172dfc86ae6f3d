from django.db import models

from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from fazhi.departments.models import Department
from fazhi.media.models import CustomDocument
from fazhi.signoff.signed_off import SignedOff


class Leaflet(
    SignedOff, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    """A leaflet with a file."""

    title = models.CharField("标题", max_length=100)
    text = RichTextField("正文", blank=True)
    file = models.ForeignKey(CustomDocument, models.PROTECT, null=True, blank=True)
    responsible_department = models.ForeignKey(Department, models.PROTECT, null=True)
    reviewed_on = models.DateField(null=True, editable=False)
    review_due_on = models.DateField(null=True, editable=False)

    def __str__(self) -> str:
        return self.title

    def signed_fields(self) -> tuple[str, ...]:
        return ("title", "text", "file")
