"""Words on the list that administrators keep."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fazhi.signoff.content import Content, Text
from fazhi.signoff.findings.registry import Finding, Severity
from fazhi.signoff.findings.wording import around
from fazhi.signoff.models import ListedWord

NAME = "listed"
_TITLE = re.compile(r"《[^《》\n]{1,120}》")


def check(content: Content) -> Iterator[Finding]:
    """As the list says of each word; one query."""
    texts = [(part, _without_titles(part.words)) for part in content.of(Text)]
    if not texts:
        return
    for listed in ListedWord.objects.all():
        pattern = _pattern(listed.word)
        for part, words in texts:
            for found in pattern.finditer(words):
                excerpt = around(part.words, *found.span())
                severity = Severity(listed.severity)
                yield Finding(NAME, severity, part.place, _says(listed), excerpt)


def _without_titles(words: str) -> str:
    """Titles are as others gave them; everything else keeps its place."""
    return _TITLE.sub(lambda found: "\n" * len(found[0]), words)


def _pattern(word: str) -> re.Pattern[str]:
    """The word in running text; one of letters is not found within another."""
    before = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    behind = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(word)}{behind}", re.IGNORECASE)


def _says(listed: ListedWord) -> str:
    words = {"word": listed.word, "instead": listed.instead}
    if listed.instead:
        says = _("“%(word)s” is on the list of words: write “%(instead)s”.") % words
    else:
        says = _("“%(word)s” is on the list of words.") % words
    if not listed.note:
        return says
    return pgettext("two sentences", "%(first)s %(second)s") % {
        "first": says,
        "second": listed.note,
    }
