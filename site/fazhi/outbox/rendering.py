"""From a kind of message and its values to subject, text and HTML, all from one source."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from fazhi.outbox.addresses import one_line
from fazhi.outbox.footer import Footer, footer_of
from fazhi.outbox.kinds import Kind
from fazhi.outbox.markup import Marked
from fazhi.outbox.wording import PLACEHOLDER, Words, words_for


class UnknownPlaceholder(ValueError):
    """A text names a value that its kind of message does not have."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


@dataclass(frozen=True)
class Rendered:
    """A message in words; ``html`` is a whole document."""

    subject: str
    text: str
    html: str


def render(
    kind: Kind,
    language: str,
    values: Mapping[str, object],
    *,
    words: Words | None = None,
    footer: Footer | None = None,
) -> Rendered:
    """Fills the kind's words in that language, or those that somebody is trying out.

    Without a footer the text is what an inbox or a caller reads. Raises `UnknownPlaceholder` when
    the words name a value that is not given.
    """
    words = words or words_for(kind, language)
    with override(language):
        filled = {name: str(value) for name, value in values.items()}
        missing = sorted(words.names - filled.keys())
        if missing:
            raise UnknownPlaceholder(missing)
        subject = one_line(PLACEHOLDER.sub(lambda found: filled[found[1]], words.subject))
        marked = Marked(words.body, filled)
        text = marked.as_text()
        if footer is not None:
            text = "\n".join([text, "", "-- ", *footer.lines])
        # Marked escapes every value and every word.
        body = mark_safe(marked.as_html())  # noqa: S308
        context = {"subject": subject, "body": body, "footer": footer, "language": language}
        return Rendered(subject, text, render_to_string("outbox/mail/mail.html", context))


def preview(kind: Kind, language: str, words: Words) -> Rendered:
    """The words with the sample of every placeholder."""
    with override(language):
        values = {name: str(p.sample) for name, p in kind.placeholders.items()}
        stop_url = "https://example.test/stop/" if kind.stoppable else ""
        return render(kind, language, values, words=words, footer=footer_of(kind, None, stop_url))
