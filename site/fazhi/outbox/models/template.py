"""What editors have written instead of a kind's own words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_SUBJECT = 120
LONGEST_BODY = 5000


class MessageTemplate(models.Model):
    """An editor's words of one kind in one language; without a row the words in code hold."""

    kind = models.CharField(_("kind"), max_length=60, editable=False)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, editable=False
    )
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT)
    body = models.TextField(
        _("text"),
        max_length=LONGEST_BODY,
        help_text=_(
            "Leave a line empty between paragraphs. **Bold**, lists with - and [links](address); "
            "a link alone in its paragraph becomes a button."
        ),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("changed by"),
        null=True,
        editable=False,
        related_name="+",
    )

    not_personal = ("kind", "language", "subject", "body")

    class Meta:
        verbose_name = _("words of a message")
        verbose_name_plural = _("words of messages")
        default_permissions = ("change",)
        ordering = ("kind", "language")
        constraints = (
            models.UniqueConstraint(fields=("kind", "language"), name="words_of_a_kind_once"),
        )

    def __str__(self) -> str:
        from fazhi.outbox.kinds import label_of

        return f"{label_of(self.kind)} ({self.get_language_display()})"
