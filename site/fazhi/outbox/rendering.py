"""From a kind of message and its values to subject, text and HTML, all from one source."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from fazhi.accounts.mail import site_name
from fazhi.outbox.addresses import one_line
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.channels.sms_text import MOST_PARTS, as_text, segments
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
    channel: Channel = Channel.EMAIL,
) -> Rendered:
    """Fills the kind's words in that language, or those that somebody is trying out.

    Without a footer the text is what an inbox shows. Raises `UnknownPlaceholder` when
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
        if footer is not None and (below := footer.below(channel)):
            text = "\n".join([text, "", *below])
        # Marked escapes every value and every word.
        body = mark_safe(marked.as_html())  # noqa: S308
        context = {"subject": subject, "body": body, "footer": footer, "language": language}
        return Rendered(subject, text, render_to_string("outbox/mail/mail.html", context))


@dataclass(frozen=True)
class Preview:
    """A message as one channel shows it; ``html`` for mail alone, ``parts`` for text messages."""

    channel: Channel
    subject: str
    text: str
    html: str = ""
    parts: int = 0

    @property
    def is_too_long(self) -> bool:
        """Whether no text message can hold it."""
        return self.parts > MOST_PARTS


def previews(kind: Kind, language: str, words: Words) -> list[Preview]:
    """The words with the sample of every placeholder, on each channel of the kind."""
    return [_preview(kind, language, words, channel) for channel in kind.channels]


def _preview(kind: Kind, language: str, words: Words, channel: Channel) -> Preview:
    with override(language):
        values = {name: str(p.sample) for name, p in kind.placeholders.items()}
        stop_url = "https://example.test/stop/" if kind.stoppable else ""
        footer = footer_of(kind, None, stop_url)
        made = render(kind, language, values, words=words, footer=footer, channel=channel)
        if channel == Channel.SMS:
            text = as_text(site_name(), made.text)
            return Preview(channel, "", text, parts=segments(text))
        html = made.html if channel == Channel.EMAIL else ""
        return Preview(channel, made.subject, made.text, html)
