"""The blocks of a page, in the order of its HTML. Text is never dropped for what surrounds it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from fazhi.documents.description import (
    Block,
    Callout,
    Fact,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Spans,
    Table,
)
from fazhi.documents.html.drawings import read_drawing
from fazhi.documents.html.inline import Addresses, Line, Style
from fazhi.documents.html.tables import read_table

PARSER = "html.parser"
SILENT = {"script", "style", "template", "source", "track", "datalist"}
STRONG = {"b", "strong", "th", "dt", "summary"}
HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}
# Elements that begin a new line; every other one is part of the line it stands in.
BLOCKS = {
    *(
        "address",
        "article",
        "body",
        "center",
        "dd",
        "div",
        "dt",
        "fieldset",
        "figcaption",
        "footer",
    ),
    *("form", "header", "legend", "li", "main", "nav", "option", "p", "pre", "search", "section"),
    *("summary", "td", "th", "tr", "caption"),
}
DEEPEST = 60  # elements; what lies deeper is one text
DEEPEST_BLOCKS = 6  # lists in quotes in lists


class PictureSource(Protocol):
    """Where the bytes of a picture come from."""

    def __call__(self, image: Tag) -> bytes:
        """The bitmap of an ``img``, or nothing where it may or can not be printed."""
        ...


def NoPictures(image: Tag) -> bytes:  # noqa: N802 - stands for a value
    """Prints the alternative text of every picture."""
    return b""


def read_html(
    html: str, address: str = "", pictures: PictureSource = NoPictures
) -> tuple[Block, ...]:
    """The blocks that ``html``, a page or a part of one, holds.

    Relative links lead from ``address``. Folded parts are open; scripts and styles say nothing;
    elements that are not known are taken for their text.
    """
    return _Reader(address, pictures).read(BeautifulSoup(html, PARSER))


class _Reader:
    def __init__(self, address: str, pictures: PictureSource) -> None:
        self.addresses = Addresses(address)
        self.pictures = pictures
        self.heading_level = 0
        self.nested = 0
        self.depth = 0

    def read(self, tag: Tag) -> tuple[Block, ...]:
        """The blocks in ``tag``."""
        line = Line()
        found = list(self._children(tag, line, Style()))
        return (*found, *self._paragraph(line))

    def flat(self, tag: Tag, style: Style | None = None) -> Spans:
        """Everything in ``tag`` as one run of text, lines for its blocks."""
        line = Line()
        self._flatten(tag, line, style or Style())
        return self.addresses.noted(line.take())

    def _children(self, tag: Tag, line: Line, style: Style) -> Iterator[Block]:
        if self.depth >= DEEPEST:
            line.add(tag.get_text(" "), style)
            return
        self.depth += 1
        for child in tag.children:
            yield from self._node(child, line, style)
        self.depth -= 1

    def _node(self, node: PageElement, line: Line, style: Style) -> Iterator[Block]:
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):  # comments and their like
                line.add(str(node), style)
            return
        if not isinstance(node, Tag) or node.name in SILENT:
            return
        if node.name == "br":
            line.break_line()
        elif (blocks := self._block(node)) is not None:
            yield from self._paragraph(line)
            yield from blocks
        elif node.name in BLOCKS:
            yield from self._paragraph(line)
            inner = Line()
            yield from self._children(node, inner, self._styled(node, style))
            yield from self._paragraph(inner)
        else:
            yield from self._children(node, line, self._styled(node, style))

    def _styled(self, tag: Tag, style: Style) -> Style:
        if tag.name in STRONG:
            return replace(style, strong=True)
        if tag.name == "a":
            return replace(style, link=self.addresses.full(str(tag.get("href", ""))))
        return style

    def _paragraph(self, line: Line) -> Iterator[Paragraph]:
        spans = line.take()
        if spans:
            yield Paragraph(self.addresses.noted(spans))

    def _block(self, tag: Tag) -> Iterable[Block] | None:
        """The blocks of an element that has a form of its own; ``None`` for any other."""
        if self.nested >= DEEPEST_BLOCKS and tag.name not in {"img", "picture", "svg", "hr"}:
            return None
        self.nested += 1
        try:
            return self._formed(tag)
        finally:
            self.nested -= 1

    def _formed(self, tag: Tag) -> Iterable[Block] | None:
        name = tag.name
        if name in HEADINGS:
            return self._heading(tag)
        if name in {"ul", "ol", "menu"}:
            return self._listing(tag)
        if name == "dl":
            return self._facts(tag)
        if name == "table":
            return read_table(tag, self.flat)
        if name in {"img", "picture", "svg"}:
            return self._picture(tag)
        if name == "figure":
            return self._figure(tag)
        if name == "blockquote":
            return self._quote(tag)
        if name == "pre":
            return self._preformatted(tag)
        if name in {"details", "aside"} or tag.get("role") == "note":
            return self._callout(tag)
        return [Rule()] if name == "hr" else None

    def _heading(self, tag: Tag) -> list[Block]:
        spans = self.flat(tag)
        if not spans:
            return []
        # A level is never left out on the way down (ISO 14289-1, 7.4.2).
        self.heading_level = min(HEADINGS[tag.name], self.heading_level + 1)
        return [Heading(spans, self.heading_level)]

    def _listing(self, tag: Tag) -> list[Block]:
        items: list[Item] = []
        for child in tag.children:
            if isinstance(child, Tag) and child.name not in SILENT:
                box = child.find("input", type="checkbox") is not None
                items.append(Item(self.read(child), box))
            elif isinstance(child, NavigableString) and child.strip():
                items.append(Item((Paragraph((*self._plain(child),)),)))
        kept = tuple(item for item in items if item.blocks)
        ordered = tag.name == "ol"
        return [Listing(kept, ordered, _number(tag.get("start")))] if kept else []

    def _plain(self, text: NavigableString) -> Spans:
        line = Line()
        if not isinstance(text, PreformattedString):
            line.add(str(text), Style())
        return line.take()

    def _facts(self, tag: Tag) -> list[Block]:
        facts: list[Fact] = []
        for part in _terms_and_answers(tag):
            if part.name == "dt":
                facts.append(Fact(self.flat(part), ()))
            else:
                term, before = (facts[-1].term, facts.pop().blocks) if facts else ((), ())
                facts.append(Fact(term, (*before, *self.read(part))))
        return [Facts(tuple(facts))] if facts else []

    def _picture(self, tag: Tag) -> list[Block]:
        if tag.name == "svg":
            names = [t.get_text(" ", strip=True) for t in tag.find_all(["title", "desc"])]
            alternative = " ".join(n for n in names if n) or str(tag.get("aria-label", ""))
            return [Picture(alternative, read_drawing(tag))] if alternative else []
        image = tag if tag.name == "img" else tag.find("img")
        if not isinstance(image, Tag):
            return []
        picture = Picture(str(image.get("alt", "")).strip(), self.pictures(image))
        return [picture] if picture.data or picture.alternative else []

    def _figure(self, tag: Tag) -> list[Block]:
        parts = [child for child in tag.children if isinstance(child, Tag)]
        caption_tag = tag.find("figcaption")
        if not isinstance(caption_tag, Tag):
            return list(self.read(tag))
        stands_first = caption_tag is parts[0]
        caption = self.flat(caption_tag, Style(strong=stands_first))
        caption_tag.extract()
        blocks = self.read(tag)
        match blocks:
            case (Picture() as picture,):
                return [replace(picture, caption=caption)]
            case (Quote() as quote,):
                return [replace(quote, source=caption)]
            case (Table() as table,) if not table.caption:
                return [replace(table, caption=caption)]
        if not caption:
            return list(blocks)
        told = Paragraph(caption, small=True, leads=stands_first)
        return [told, *blocks] if stands_first else [*blocks, told]

    def _quote(self, tag: Tag) -> list[Block]:
        parts = [c for c in tag.children if isinstance(c, Tag)]
        source: Spans = ()
        if parts and parts[-1].name in {"cite", "footer"}:
            source = self.flat(parts[-1])
            parts[-1].extract()
        blocks = self.read(tag)
        return [Quote(blocks, source)] if blocks or source else []

    def _preformatted(self, tag: Tag) -> list[Block]:
        line = Line()
        line.add(tag.get_text(), Style(), keep_lines=True)
        return list(self._paragraph(line))

    def _callout(self, tag: Tag) -> list[Block]:
        first = next((c for c in tag.children if isinstance(c, Tag)), None)
        title: Spans = ()
        if first is not None and _is_title(first):
            title = self.flat(first)
            first.extract()
        blocks = self.read(tag)
        return [Callout(blocks, title)] if blocks or title else []

    def _flatten(self, tag: Tag, line: Line, style: Style) -> None:
        if self.depth >= DEEPEST:
            line.add(tag.get_text(" "), style)
            return
        self.depth += 1
        for node in tag.children:
            if isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    line.add(str(node), style)
            elif isinstance(node, Tag) and node.name not in SILENT:
                self._flatten_tag(node, line, style)
        self.depth -= 1

    def _flatten_tag(self, tag: Tag, line: Line, style: Style) -> None:
        if tag.name in {"img", "svg"}:
            line.add("".join(p.alternative for p in _pictures(self._picture(tag))), style)
            return
        own_line = tag.name in BLOCKS or tag.name in {"br", "ul", "ol", "dl", "table", "blockquote"}
        if own_line and line.spans and line.spans[-1].text != "\n":
            line.break_line()
        self._flatten(tag, line, self._styled(tag, style))
        if own_line and tag.name != "br" and line.spans and line.spans[-1].text != "\n":
            line.break_line()


def _pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    return (block for block in blocks if isinstance(block, Picture))


def _terms_and_answers(tag: Tag) -> Iterator[Tag]:
    """The ``dt`` and ``dd`` of a list, in groups or not; anything else counts as an answer."""
    for child in tag.children:
        if not isinstance(child, Tag) or child.name in SILENT:
            continue
        if child.name == "div":
            yield from _terms_and_answers(child)
        else:
            yield child


def _is_title(tag: Tag) -> bool:
    classes = tag.get_attribute_list("class")
    return tag.name in {"summary", *HEADINGS} or any(str(c).endswith("__title") for c in classes)


def _number(value: object) -> int:
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 7 else 1
