"""From a kind of message and its values to subject, text and HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import override

from markdown_it import MarkdownIt

from fazhi.outbox.addresses import one_line
from fazhi.outbox.kinds import Kind

PLACEHOLDER = re.compile(r"\{\{\s*([a-z_][a-z0-9_]*)\s*\}\}")
_MARKDOWN = MarkdownIt("zero").enable(
    ["paragraph", "newline", "list", "emphasis", "link", "heading", "text_join", "balance_pairs"]
)


class UnknownPlaceholder(ValueError):
    """A text names a value that its kind of message does not have."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


@dataclass(frozen=True)
class Rendered:
    """A message in words."""

    subject: str
    text: str
    html: str


def render(kind: Kind, language: str, values: Mapping[str, object]) -> Rendered:
    """Fills the kind's texts in that language.

    Raises `UnknownPlaceholder` when a text names a value that is not given.
    """
    with override(language):
        subject, source = str(kind.subject), str(kind.body)
        filled = {name: str(value) for name, value in values.items()}
    missing = sorted(set(PLACEHOLDER.findall(subject + source)) - filled.keys())
    if missing:
        raise UnknownPlaceholder(missing)
    return Rendered(
        one_line(_filled(subject, filled)), _filled(source, filled), _as_html(source, filled)
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: values[found[1]], text)


def _as_html(source: str, values: Mapping[str, str]) -> str:
    """Markdown first, values afterwards: what a resident typed is never read as Markdown."""
    # A word that Markdown leaves alone, in a link too.
    marked = PLACEHOLDER.sub(lambda found: f"xvalue{found[1].replace('_', 'x0x')}x", source)
    html = _MARKDOWN.render(marked)
    for name, value in values.items():
        html = html.replace(f"xvalue{name.replace('_', 'x0x')}x", escape(value))
    return html
