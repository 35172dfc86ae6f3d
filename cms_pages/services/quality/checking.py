"""What sign-off is told of how complete and how plain a guide is: advice, never more."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms_pages.services.quality.ease import LONGEST, ease_of
from fazhi.signoff.content import Content
from fazhi.signoff.findings.registry import Finding, Severity, register_check

SENTENCES = "services.plain"
PLAIN = frozenset({"services.serviceguidepage", "services.journeypage"})
_SHOWN = 30  # characters of a long sentence


def check(content: Content) -> Iterator[Finding]:
    """Sentences that should be two, and words of offices with what people say in their place."""
    if content.model not in PLAIN:
        return
    ease = ease_of(content)
    for sentence in ease.long:
        says = _("This sentence has %(number)s characters: make two of it, of at most %(most)s.")
        words = {"number": len(sentence.words), "most": LONGEST}
        excerpt = f"{sentence.words[:_SHOWN]}…"
        yield Finding(
            SENTENCES, Severity.ADVICE, sentence.place, says % words, excerpt, sentence.words
        )
    for found in ease.words:
        says = _("“%(word)s” is a word of offices: people say “%(plain)s”.")
        told = says % {"word": found.word, "plain": found.plain}
        yield Finding(SENTENCES, Severity.ADVICE, found.place, told, found.around)


def register() -> None:
    """Called once, when the apps are ready."""
    register_check(SENTENCES, check)
