"""What we write about an article: a caption, residents' questions, plain words, an example."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from legal_library.models.laws import Law
from legal_library.parsing.numerals import article_label


class ArticleNote(models.Model):
    """An editorial note on an article; ours, and no part of the law.

    It belongs to a text: ``digest`` is the fingerprint of the article as it was when the note was
    written, and the note is shown over that text only, whichever version has it.
    """

    law = models.ForeignKey(
        Law, models.CASCADE, related_name="notes", verbose_name=pgettext_lazy("a work", "law")
    )
    number = models.PositiveIntegerField(_("article"))
    sub = models.PositiveIntegerField(_("inserted number"), default=0)
    digest = models.CharField(
        _("hash of the text"),
        max_length=16,
        editable=False,
        validators=[RegexValidator(r"^[0-9a-f]{16}$")],
    )
    caption = models.CharField(
        _("caption"),
        max_length=40,
        blank=True,
        help_text=_("What this article decides, in 4 to 18 characters."),
    )
    question_1 = models.CharField(_("residents ask"), max_length=60, blank=True)
    question_2 = models.CharField(_("or ask"), max_length=60, blank=True)
    question_3 = models.CharField(_("or ask so"), max_length=60, blank=True)
    plain = models.TextField(
        _("in plain words"),
        max_length=600,
        blank=True,
        help_text=_("Two or three sentences for someone who never reads laws."),
    )
    example = models.TextField(
        _("example"), max_length=1000, blank=True, help_text=_("An invented case, without names.")
    )
    second_reading = models.CharField(
        _("second reading"),
        max_length=300,
        blank=True,
        help_text=_("What the second reading against the text looked at and changed."),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    not_personal = (
        *("digest", "caption", "question_1", "question_2", "question_3", "plain", "example"),
        "second_reading",
    )

    class Meta:
        verbose_name = _("note on an article")
        verbose_name_plural = _("notes on articles")
        ordering = ("law", "number", "sub", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("law", "number", "sub", "digest"),
                name="article_note_once",
                violation_error_message=_("This article has a note already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.law} {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.number >= 100_000:
            raise ValueError(self.number)
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """第一百三十三条之一."""
        return article_label(self.number, self.sub)

    @property
    def questions(self) -> list[str]:
        """What residents ask, the empty ones left out."""
        return [q for q in (self.question_1, self.question_2, self.question_3) if q]

    def clean(self) -> None:
        super().clean()
        if not any((self.caption, self.plain, self.example, *self.questions)):
            raise ValidationError(_("Write at least one of the texts."))
        twice = [q for q in self.questions if self.questions.count(q) > 1]
        if twice:
            raise ValidationError(_("A question stands here twice."))
