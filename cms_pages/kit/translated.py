"""What the translation of a page shares with its original, though wagtail-localize does not see to it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from wagtail.models import Revision


class LinkedLikeOriginal(models.Model):
    """A translated page leads to the same rows as the page in the town's own language.

    ``same_links`` names the relations; wagtail-localize leaves relations of many to many alone. They
    are taken over with each new version of the translation, so that they are signed with it.
    """

    same_links: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save_revision(self: Any, *args: Any, **kwargs: Any) -> Revision:
        """A new version, with the links of the original."""
        if self.locale.language_code != settings.LANGUAGE_CODE:
            same = type(self).objects.filter(
                translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
            )
            original = same.exclude(pk=self.pk).first()
            for name in self.same_links if original else ():
                setattr(self, name, list(getattr(original, name).all()))
        revision: Revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
        return revision
