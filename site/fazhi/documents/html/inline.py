"""Runs of text within a paragraph, a heading or a cell."""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from fazhi.documents.description import Span, Spans

SCHEMES = {"http", "https", "mailto", "tel"}
PRINTED_SCHEMES = {"http", "https"}

# White space as HTML collapses it; ideographic and no-break spaces stay.
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Style:
    """What the elements around a text say about it."""

    strong: bool = False
    link: str = ""


@dataclass
class Line:
    """Collects text until its paragraph ends."""

    spans: list[Span] = field(default_factory=list)

    def add(self, text: str, style: Style, *, keep_lines: bool = False) -> None:
        """Text as it stands in the source; its line breaks count only with ``keep_lines``."""
        shown = text if keep_lines else _SPACE.sub(" ", text)
        if shown:
            self.spans.append(Span(shown, style.strong, style.link))

    def break_line(self) -> None:
        """Begins a new line in the same paragraph."""
        self.spans.append(Span("\n"))

    def take(self) -> Spans:
        """What has been collected, trimmed; the line is empty afterwards."""
        merged = _trimmed(_merged(self.spans))
        self.spans = []
        return tuple(merged)


@dataclass
class Addresses:
    """Addresses as they are printed: full, and each only once in a document."""

    base: str
    printed: set[str] = field(default_factory=set)

    def full(self, href: str) -> str:
        """The full address of a link; empty for what paper cannot lead to."""
        href = href.strip()
        if not href or href.startswith("#"):
            return ""
        try:
            address = urljoin(self.base, href)
            scheme = urlsplit(address).scheme
        except ValueError:
            return ""
        return address if scheme in SCHEMES else ""

    def noted(self, spans: Spans) -> Spans:
        """The spans, of which the last of each link that is new says that it is to be printed."""
        marked = list(spans)
        for place, span in enumerate(spans):
            follows = spans[place + 1].link if place + 1 < len(spans) else ""
            if span.link and span.link != follows and self._is_new(span):
                marked[place] = replace(span, note=True)
        return tuple(marked)

    def _is_new(self, span: Span) -> bool:
        if urlsplit(span.link).scheme not in PRINTED_SCHEMES or span.link in self.printed:
            return False
        self.printed.add(span.link)
        return span.text.strip().rstrip("/") not in {
            span.link.rstrip("/"),
            span.link.partition("//")[2].rstrip("/"),
        }


def _merged(spans: list[Span]) -> list[Span]:
    """Neighbours of the same kind as one, with single spaces and none around line breaks."""
    merged: list[Span] = []
    for span in spans:
        before = merged[-1].text if merged else "\n"
        text = span.text.lstrip(" ") if before[-1:] in {" ", "\n"} else span.text
        if text[:1] == "\n" and merged and before.endswith(" "):
            merged[-1] = replace(merged[-1], text=before.rstrip(" "))
        if not text:
            continue
        if merged and replace(merged[-1], text=text) == replace(span, text=text):
            merged[-1] = replace(span, text=merged[-1].text + text)
        else:
            merged.append(replace(span, text=text))
    return merged


def _trimmed(spans: list[Span]) -> list[Span]:
    while spans and not spans[0].text.strip(" \n"):
        spans.pop(0)
    while spans and not spans[-1].text.strip(" \n"):
        spans.pop()
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip(" \n"))
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(" \n"))
    return [span for span in spans if span.text]
