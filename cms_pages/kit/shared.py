"""What a page shows of itself where it is shared or found."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.images.models import AbstractRendition
from wagtail.images.shortcuts import get_rendition_or_not_found

from fazhi.media.models import CustomImage

BETWEEN_KEYWORDS = re.compile(r"[,;\n\uff0c\uff1b\u3001]")
MOST_KEYWORDS = 10
LONGEST_KEYWORD = 30  # characters


def split_keywords(text: str) -> list[str]:
    """The keywords of ``text``, once each, whichever comma stands between them."""
    words = (" ".join(word.split()) for word in BETWEEN_KEYWORDS.split(text))
    return list(dict.fromkeys(word for word in words if word))


class Shared(models.Model):
    """A cover picture and keywords."""

    # WeChat shows a square; it takes the first picture of a page that has at least these pixels.
    SHARE_SIZE = "fill-300x300|format-jpeg"

    cover = models.ForeignKey(
        CustomImage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover picture"),
        help_text=_(
            "Shown with the link when the page is shared, as a square from its middle, and at the "
            "top of articles. At least 600 points wide; no text in the picture."
        ),
    )
    keywords = models.CharField(
        _("keywords"),
        max_length=200,
        blank=True,
        help_text=_(
            "Words by which people look for this page and that do not stand in its title, at most "
            "ten, with commas between them."
        ),
    )

    not_personal: ClassVar[tuple[str, ...]] = ("keywords",)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        words = split_keywords(self.keywords)
        if len(words) > MOST_KEYWORDS or any(len(word) > LONGEST_KEYWORD for word in words):
            limits = {"most": MOST_KEYWORDS, "longest": LONGEST_KEYWORD}
            message = _("At most %(most)s keywords of at most %(longest)s characters are possible.")
            raise ValidationError({"keywords": ValidationError(message, params=limits)})
        self.keywords = "\u3001".join(words)

    @property
    def keyword_list(self) -> list[str]:
        """The keywords one by one."""
        return split_keywords(self.keywords)

    @property
    def shown_cover(self) -> CustomImage | None:
        """The cover, unless the people in it have withdrawn their consent."""
        return self.cover if self.cover and self.cover.is_shown else None

    def share_picture(self) -> AbstractRendition | None:
        """The cover as it is shown with a shared link; two queries, none without a cover."""
        cover = self.shown_cover
        found: Any = get_rendition_or_not_found(cover, self.SHARE_SIZE) if cover else None
        return found
