"""Short pinyin slugs: what stands in the address of a village or venue."""

import re
import unicodedata

from django.db import models
from django.utils.text import slugify

MAX_LENGTH = 40


def pinyin_slug(name: str) -> str:
    """``name`` in pinyin without tones or spaces, as people type it; empty when nothing is left."""
    from pypinyin import lazy_pinyin  # holds its dictionaries in memory

    spelled = lazy_pinyin(unicodedata.normalize("NFKC", name), errors=lambda rest: f" {rest} ")
    # Syllables of one name are one word; what was written in Latin letters stands apart.
    words = slugify("".join(spelled))
    return re.sub(r"-{2,}", "-", words)[:MAX_LENGTH].strip("-")


def free_slug(wanted: str, taken: models.QuerySet) -> str:
    """``wanted``, or with the first number behind it that no row of ``taken`` has."""
    used = set(taken.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in used:
        slug = f"{wanted}-{number}"
        number += 1
    return slug
