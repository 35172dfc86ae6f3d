"""Everyday words, and what texts say instead of them."""

import hashlib
from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.analysis import normalise

SEPARATOR = "|"
SHOWN = 6  # words, where there is a line for them
LONGEST_WORDS = 2000  # characters of one column of a set


class Origin(models.TextChoices):
    """Where a row comes from."""

    FILE = "file", pgettext_lazy("origin of words", "comes with the software")
    EDITOR = "editor", pgettext_lazy("origin of words", "added by an editor")


class WordSet(models.Model):
    """Words with one meaning, and the alternatives of which one must stand in a text.

    Both are lists with `SEPARATOR` between them; an alternative is one or several phrases with
    spaces between them, all of which must stand in the text. Within its ``theme``, which for a row
    of a file is the file's name, a set is known by ``key``, its first word; a file's row keeps it
    whatever editors do. ``loaded`` is the digest of what was loaded: a row that differs from it
    belongs to whoever changed it.
    """

    words = models.TextField(
        _("everyday words"),
        help_text=_(
            "What residents say, one a line; all of them mean the same. A word of one character "
            "fits too much."
        ),
    )
    alternatives = models.TextField(
        _("what texts say"),
        help_text=_(
            "What stands in laws and pages instead, one a line. Several phrases with spaces between "
            "them must all stand in the text."
        ),
    )
    theme = models.CharField(pgettext_lazy("of words", "theme"), max_length=40, blank=True)
    is_active = models.BooleanField(
        pgettext_lazy("of words", "in use"),
        default=True,
        help_text=_("Switched off, the search does not know these words."),
    )
    origin = models.CharField(
        pgettext_lazy("of words", "origin"),
        max_length=6,
        choices=Origin,
        default=Origin.EDITOR,
        editable=False,
    )
    key = models.CharField(_("first word"), max_length=40, editable=False)
    loaded = models.CharField(_("hash"), max_length=16, blank=True, editable=False)
    changed_at = models.DateTimeField(pgettext_lazy("of words", "changed at"), auto_now=True)

    not_personal: ClassVar = ("words", "alternatives", "theme", "origin", "key", "loaded")

    class Meta:
        verbose_name = _("set of everyday words")
        verbose_name_plural = _("sets of everyday words")
        ordering = ("theme", "pk")
        default_permissions = ("add", "change", "delete", "view")
        constraints = (
            models.UniqueConstraint(fields=("theme", "key"), name="search_word_set_once"),
        )

    def __str__(self) -> str:
        return self.first_words()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.origin == Origin.EDITOR:
            self.key = normalised_word(next(iter(self.word_list), ""))[:40]
        super().save(*args, **kwargs)

    @property
    def word_list(self) -> list[str]:
        """The everyday words as they are written."""
        return split(self.words)

    @property
    def alternative_list(self) -> list[str]:
        """The alternatives as they are written."""
        return split(self.alternatives)

    @property
    def digest(self) -> str:
        """Of what is in force of the row; equal to ``loaded`` where nobody changed it."""
        return digest_of(self.words, self.alternatives) if self.is_active else ""

    @property
    def is_as_loaded(self) -> bool:
        """Whether it is a file's row that nobody has changed."""
        return bool(self.loaded) and self.digest == self.loaded

    @admin.display(description=_("everyday words"), ordering="words")
    def first_words(self) -> str:
        """The first of the words, in a line: the title of a row in the administration's list."""
        words = self.word_list
        return "、".join(words[:SHOWN]) + ("…" if len(words) > SHOWN else "")

    @admin.display(description=pgettext_lazy("of words", "origin"), ordering="origin")
    def origin_in_words(self) -> str:
        """Where it comes from, and whether it was changed since."""
        if self.origin == Origin.FILE and not self.is_as_loaded:
            return str(pgettext_lazy("origin of words", "changed by an editor"))
        return str(self.get_origin_display())


def split(text: str) -> list[str]:
    """The parts between separators, each once, without empty ones."""
    return list(dict.fromkeys(part for raw in text.split(SEPARATOR) if (part := raw.strip())))


def normalised_word(word: str) -> str:
    """An everyday word as it is compared."""
    return " ".join(normalise(word).split())


def digest_of(words: str, alternatives: str) -> str:
    """A fingerprint of the two columns."""
    text = f"{words}\n{alternatives}".encode()
    return hashlib.blake2b(text, digest_size=8).hexdigest()
