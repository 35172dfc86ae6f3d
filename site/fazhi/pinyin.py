"""Slugs of Chinese words: short pinyin, which a browser shows as it is and a person can type."""

import re
import unicodedata

from django.utils.text import slugify

MAX_LENGTH = 40
CHARACTERS = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_PARTS = re.compile(rf"([{CHARACTERS}]+)|([^{CHARACTERS}]+)")


def title_slug(title: str) -> str:
    """The slug of ``title``: syllables and words joined by hyphens, at most 40 characters.

    Whole words are kept, so the end may be missing; ü is written v, as people type it. Empty when
    no letter or digit can be written this way.
    """
    slug, *more = _words(title) or [""]
    slug = slug[:MAX_LENGTH]
    for word in more:
        if len(slug) + 1 + len(word) > MAX_LENGTH:
            break
        slug = f"{slug}-{word}"
    return slug


def name_slug(name: str) -> str:
    """The slug of a place's short ``name``: one word, as pinyin is written (GB/T 16159).

    At most 40 characters; empty as above.
    """
    return "".join(_words(name))[:MAX_LENGTH]


def _words(text: str) -> list[str]:
    """The syllables of the characters and the words of everything else."""
    from pypinyin import lazy_pinyin  # holds its dictionaries in memory

    words: list[str] = []
    for characters, others in _PARTS.findall(unicodedata.normalize("NFKC", text)):
        words += lazy_pinyin(characters, errors="ignore")
        words += [w for w in slugify(others).replace("_", "-").split("-") if w]
    return words
