"""Find the Latin words that a person can read on a page that should be in Chinese."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import (
    Comment,
    Declaration,
    Doctype,
    NavigableString,
    PageElement,
    ProcessingInstruction,
    Tag,
)

# Names and technical terms that Chinese text writes in Latin letters.
ALLOWED = frozenset(
    {
        "Wagtail",
        "Localize",
        "Elasticsearch",
        "KTV",  # what everybody in China calls a karaoke bar
        "Chromium",
        "Firefox",
        "Edge",
        "URL",
        "API",
        "ID",
        "IP",
        "PIN",
        "GET",
        "POST",
        "HTTP",
        "HTTPS",
        "HTML",
        "CSS",
        "JavaScript",
        "JSON",
        "XML",
        "SMTP",
        "DNS",
        "CSV",
        "TSV",
        "XLSX",
        "PDF",
        "ICP",  # the register of sites, as it is called in Chinese
        "PO",
        "ZIP",
        "DOCX",
        "JPEG",
        "JPG",
        "PNG",
        "GIF",
        "WEBP",
        "WebP",
        "AVIF",
        "HEIC",
        "SVG",
        "ICO",
        "KB",
        "MB",
        "GB",
        "TB",
        "PB",
        "TOTP",
        "WebAuthn",
        "SHA",
        "UTC",
        "UUID",
        "QR",
        "SEO",
        "CSRF",
        "Cookie",
        "Unicode",
        "YYYY",
        "MM",
        "DD",
        "HH",
        "SS",
    }
)

# Text that is not prose: what is typed, run or drawn rather than read.
SKIPPED_TAGS = frozenset({"script", "style", "code", "kbd", "samp", "pre", "textarea", "symbol"})
# A number that the browser fills in; until then it reads "None".
SKIPPED_ATTRIBUTES = ("data-side-panel-toggle-counter",)
SKIPPED_STRINGS = (Comment, Declaration, Doctype, ProcessingInstruction)
READ_ATTRIBUTES = (
    "title",
    "alt",
    "placeholder",
    "label",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "data-w-progress-active-value",
    "data-w-tooltip-content-value",
)
BUTTON_TYPES = frozenset({"submit", "button", "reset"})

# Admin widgets and menus are drawn in the browser from JSON; these keys hold what they show.
JSON_ATTRIBUTES = ("data-block", "data-w-block-data-value", "data-w-block-arguments-value")
READ_KEYS = frozenset(
    {"label", "title", "text", "description", "placeholder", "helpText", "help_text", "strings"}
)

NOT_PROSE = re.compile(
    r"""
    [a-z]+://[^\s，。；）<>"]+            # addresses
    | [\w.+-]+@[\w-]+(\.[\w-]+)*         # e-mail addresses
    | \.?[\w-]+\.[A-Za-z]{2,5}\b         # file and host names
    | \w*[\d_]\w*                        # identifiers and codes
    | %\(\w+\)[sdfr] | \{\w*\} | &\w+;    # placeholders of messages that the browser fills in
    """,
    re.VERBOSE | re.ASCII,
)
WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")


def latin_words(html: str, allowed: frozenset[str] = ALLOWED) -> list[str]:
    """The Latin words a person can read in the HTML, in order, each once, without those allowed."""
    return list(untranslated(html, allowed))


def untranslated(html: str, allowed: frozenset[str] = ALLOWED) -> dict[str, str]:
    """The same words, each with the first text it stands in, for a message that helps."""
    words: dict[str, str] = {}
    for text in visible_texts(BeautifulSoup(html, "html.parser")):
        for word in WORD.findall(NOT_PROSE.sub(" ", text)):
            if word not in allowed:
                words.setdefault(word, " ".join(text.split())[:120])
    return words


def visible_texts(soup: BeautifulSoup) -> Iterator[str]:
    """What is shown, read aloud or shown on hover, templates for the browser included."""
    for node in soup.descendants:
        if isinstance(node, Tag):
            yield from texts_of_attributes(node)
            if node.name == "script" and node.get("type") == "application/json":
                yield from texts_in_json(node.get_text())
        elif is_read(node):
            yield str(node)


def is_read(node: PageElement) -> bool:
    """Whether a string of the page is text, not markup or something to type, run or draw."""
    return (
        isinstance(node, NavigableString)
        and not isinstance(node, SKIPPED_STRINGS)
        and not any(is_skipped(parent) for parent in node.parents)
    )


def is_skipped(tag: Tag) -> bool:
    return tag.name in SKIPPED_TAGS or any(tag.has_attr(name) for name in SKIPPED_ATTRIBUTES)


def texts_of_attributes(tag: Tag) -> Iterator[str]:
    for name in READ_ATTRIBUTES:
        if value := tag.get(name):
            yield str(value)
    if tag.name == "input" and tag.get("type") in BUTTON_TYPES:
        yield str(tag.get("value", ""))
    for name in JSON_ATTRIBUTES:
        if value := tag.get(name):
            yield from texts_in_json(str(value))


def texts_in_json(source: str) -> Iterator[str]:
    """The values that a widget shows; nothing when the source is not JSON."""
    try:
        data = json.loads(source)
    except ValueError:
        return
    yield from shown_values(data, shown=False)


def shown_values(data: Any, shown: bool) -> Iterator[str]:
    if isinstance(data, str):
        if (
            shown and data.startswith("{") and '"blocks"' in data
        ):  # rich text, as its editor keeps it
            yield from texts_in_json(data)
        elif shown:
            yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from shown_values(value, shown=shown or key in READ_KEYS)
    elif isinstance(data, list):
        for value in data:
            yield from shown_values(value, shown)
