"""Markdown of messages: as text that is read without its signs, and as HTML for mail programs.

Values are put in after the Markdown was read: what a resident typed is never Markdown.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.translation import pgettext

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fazhi.outbox.wording import PLACEHOLDER

_MARKDOWN = MarkdownIt("zero").enable(
    ["paragraph", "newline", "list", "emphasis", "link", "heading", "text_join", "balance_pairs"]
)
# Words that Markdown leaves alone, in the address of a link too.
_MARK = re.compile(r"xvalue(\d+)x")
LINK = "color:#1d4a78;text-decoration:underline;overflow-wrap:anywhere"
BUTTON = (
    "display:inline-block;padding:12px 24px;background-color:#1d4a78;border-radius:4px;"
    "color:#ffffff;font-weight:bold;text-decoration:none"
)
STYLES = {
    "p": "margin:0 0 16px",
    "ul": "margin:0 0 16px;padding-left:24px",
    "ol": "margin:0 0 16px;padding-left:24px",
    "li": "margin:0 0 4px",
}


class Marked:
    """A Markdown source with values for its placeholders."""

    def __init__(self, source: str, values: Mapping[str, str]) -> None:
        self.values = values
        self.names = sorted(values)
        numbers = {name: number for number, name in enumerate(self.names)}
        marked = PLACEHOLDER.sub(lambda found: f"xvalue{numbers[found[1]]}x", source)
        self.tokens = _MARKDOWN.parse(marked)

    def filled(self, text: str) -> str:
        """``text`` with the values in it, as they are."""
        return _MARK.sub(self._value, text)

    def _value(self, found: re.Match[str]) -> str:
        number = int(found[1])
        return self.values[self.names[number]] if number < len(self.names) else found[0]

    def as_text(self) -> str:
        """Paragraphs and lists to read; a link is its words and its address."""
        lines: list[str] = []
        lists: list[int | None] = []
        opening = ""
        for token in self.tokens:
            match token.type:
                case "bullet_list_open":
                    lists.append(None)
                case "ordered_list_open":
                    lists.append(int(token.attrs.get("start", 1)))
                case "bullet_list_close" | "ordered_list_close":
                    lists.pop()
                    if not lists:
                        lines.append("")
                case "list_item_open":
                    number = lists[-1]
                    sign = "-" if number is None else f"{number}."
                    lists[-1] = None if number is None else number + 1
                    opening = "  " * (len(lists) - 1) + sign + " "
                case "inline":
                    lines.append(opening + self._inline_text(token))
                    opening = ""
                    if not lists:
                        lines.append("")
        return "\n".join(lines).strip()

    def _inline_text(self, inline: Token) -> str:
        parts: list[str] = []
        address, begin = "", 0
        for token in inline.children or []:
            match token.type:
                case "text":
                    parts.append(self.filled(token.content))
                case "softbreak" | "hardbreak":
                    parts.append("\n")
                case "link_open":
                    address, begin = self._address(token), len(parts)
                case "link_close" if address:
                    label = "".join(parts[begin:])
                    if label != address:
                        parts.append(pgettext("before the address of a link", ": ") + address)
        return "".join(parts)

    def _address(self, token: Token) -> str:
        """Where a link leads; empty unless it is to the web."""
        address = self.filled(str(token.attrs.get("href", ""))).strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        usable = parts.scheme in ("http", "https") and parts.netloc and address.isprintable()
        return address if usable and " " not in address else ""

    def as_html(self) -> str:
        """Elements with their style inline, as mail programs want it."""
        return "".join(self._html_blocks())

    def _html_blocks(self) -> Iterator[str]:
        for token in self.tokens:
            if token.type == "inline":
                yield self._inline_html(token)
            elif token.hidden or not token.tag:
                continue
            elif token.nesting > 0:
                start = token.attrs.get("start", 1)
                first = f' start="{escape(start)}"' if start != 1 else ""
                style = STYLES.get(token.tag, "margin:24px 0 8px;font-size:18px;line-height:1.4")
                yield f'<{token.tag}{first} style="{style}">'
            else:
                yield f"</{token.tag}>\n"

    def _inline_html(self, inline: Token) -> str:
        children = inline.children or []
        alone = (
            len(children) > 2
            and children[0].type == "link_open"
            and children[-1].type == "link_close"
            and sum(token.type == "link_open" for token in children) == 1
        )
        parts, in_link = [], False
        for token in children:
            match token.type:
                case "text":
                    text = escape(self.filled(token.content))
                    parts.append(text.replace("\n", "<br>"))
                case "softbreak" | "hardbreak":
                    parts.append("<br>")
                case "link_open":
                    address = self._address(token)
                    in_link = bool(address)
                    style = BUTTON if alone else LINK
                    if in_link:
                        parts.append(f'<a href="{escape(address)}" style="{style}">')
                case "link_close":
                    parts.append("</a>" if in_link else "")
                case _ if token.tag:
                    parts.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
        return "".join(parts)
