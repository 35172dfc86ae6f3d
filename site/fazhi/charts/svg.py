"""Shapes of a drawing. Every colour is an attribute that `charts.css` overrides with a token.

No style attribute: the content security policy of the site forbids it. The attributes alone are
enough where no style sheet is, as in a typeset document.
"""

import unicodedata
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# At 320 units for a phone of 320 pixels (less its margins) the smallest text has 12 pixels.
WIDTH = 320.0
TEXT = 14.0
FONT = "Noto Sans SC"
INK, QUIET, LINE, BAR = "#1b2229", "#4a545e", "#dcd8cd", "#1d4a78"


def drawing(
    shapes: Iterable[SafeString], height: float, title: str, description: str, name: str
) -> SafeString:
    """The SVG element, which screen readers take for one picture with a title."""
    return format_html(
        '<svg class="chart__drawing" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-title {}-desc"'
        ' font-family="{}" font-size="{}" fill="{}"><title id="{}-title">{}</title>'
        '<desc id="{}-desc">{}</desc>{}</svg>',
        *(length(WIDTH), length(height), name, name, FONT, length(TEXT), INK),
        *(name, title, name, description, format_html_join("", "{}", ((s,) for s in shapes))),
    )


def rect(x: float, y: float, width: float, height: float, kind: str, fill: str) -> SafeString:
    """A bar; ``kind`` is the last part of its class."""
    return format_html(
        '<rect class="chart__{}" x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
        *(kind, length(x), length(y), length(max(width, 0)), length(height), fill),
    )


def rule(x1: float, y1: float, x2: float, y2: float, *, strong: bool = False) -> SafeString:
    """A hairline, or the line that stands for zero."""
    return format_html(
        '<line class="chart__{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        *("zero" if strong else "grid", length(x1), length(y1), length(x2), length(y2)),
        INK if strong else LINE,
    )


def words(
    x: float, y: float, text: str, kind: str = "label", anchor: str = "start", *, bold: bool = False
) -> SafeString:
    """A line of text whose base stands at ``y``."""
    return format_html(
        '<text class="chart__{}" x="{}" y="{}" text-anchor="{}" font-weight="{}" fill="{}">{}</text>',
        *(kind, length(x), length(y), anchor, 700 if bold else 400),
        *(QUIET if kind == "quiet" else INK, text),
    )


def path(points: Iterable[tuple[float, float]], number: int) -> SafeString:
    """A line through points; each series has its own pattern of dashes."""
    steps = " L".join(f"{length(x)} {length(y)}" for x, y in points)
    return format_html(
        '<path class="chart__line" d="M{}" fill="none" stroke="{}" stroke-width="2.5"'
        ' stroke-linejoin="round" stroke-dasharray="{}"/>',
        *(steps, BAR, ("none", "8 4", "2 4", "12 4 2 4")[number]),
    )


def dot(x: float, y: float) -> SafeString:
    """The mark of one point."""
    return format_html(
        '<circle class="chart__dot" cx="{}" cy="{}" r="3.5" fill="{}"/>', length(x), length(y), BAR
    )


def length(value: float) -> str:
    """A coordinate, in every language with a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def breadth(text: str, size: float = TEXT) -> float:
    """About how wide a text is: no browser is at hand to measure it."""
    wide = sum(unicodedata.east_asian_width(c) in "WFA" for c in text)
    return size * (wide + 0.62 * (len(text) - wide))


def fitted(text: str, room: float, size: float = TEXT) -> str:
    """The text, or its beginning with an ellipsis; the table has all of it."""
    text = " ".join(text.split())
    if breadth(text, size) <= room:
        return text
    while text and breadth(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
