"""Titles of laws in headings, broken where a reader would pause."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Behind the country and an organ; before and behind what a decision is about; before the kind of text.
_PAUSE = re.compile(
    r"(?<=中华人民共和国)|(?<=代表大会)(?!常务委员会)|(?<=常务委员会)|(?<=》)|(?=关于)|(?=《)|(?=（)"
    r"|(?=(?:管理|实施|暂行)(?:条例|办法|规定|细则))"
)


@register.filter
def in_phrases(title: str) -> SafeString:
    """The title with places to break: 中华人民共和国 | 行政复议法, not 中华人民共和 | 国行政复议法.

    For elements that break nowhere else unless they must (``word-break: keep-all``).
    """
    phrases = (str(conditional_escape(phrase)) for phrase in _PAUSE.split(title) if phrase)
    return mark_safe("<wbr>".join(phrases))  # noqa: S308 - every phrase was escaped
