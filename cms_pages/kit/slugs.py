"""Slugs of Chinese titles: short pinyin, which a browser shows as it is and a person can type."""

import re
import unicodedata

from django.utils.text import slugify

MAX_LENGTH = 40
FALLBACK = "page"
_PARTS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[^\u3400-\u9fff\U00020000-\U0003ffff]+")


def pinyin_slug(title: str) -> str:
    """The slug of ``title``: syllables and words joined by hyphens, at most 40 characters.

    Whole words are kept, so the end may be missing; ü is written v, as people type it. A title
    without a letter or digit that can be written this way becomes ``page``.
    """
    from pypinyin import lazy_pinyin  # holds its dictionaries in memory

    words: list[str] = []
    for part in _PARTS.findall(unicodedata.normalize("NFKC", title)):
        spelled = lazy_pinyin(part, errors="ignore") if part[0] >= "\u3400" else []
        words += spelled or [w for w in slugify(part).replace("_", "-").split("-") if w]
    if not words:
        return FALLBACK
    slug = words[0][:MAX_LENGTH]
    for word in words[1:]:
        if len(slug) + 1 + len(word) > MAX_LENGTH:
            break
        slug = f"{slug}-{word}"
    return slug
