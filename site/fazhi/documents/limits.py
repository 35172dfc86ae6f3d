"""How much one document may hold.

Typesetting cannot be stopped once it has begun, so its input is bounded instead: a document at these
limits takes a few seconds and a few hundred megabytes at most. What goes beyond is cut off at the
end, and the document says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fazhi.documents.description import (
    Block,
    Callout,
    Cell,
    Certificates,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Poster,
    Quote,
    Spans,
    Table,
)

TITLE = 300
LINE = 500
CHARACTERS = 100_000
BLOCKS = 3_000
CELLS = 4_000
COLUMNS = 24
PICTURES = 30
PICTURE_BYTES = 20_000_000  # of all pictures together
ADDRESS = 2_000
CERTIFICATES = 1_000  # in one document
CERTIFICATE_TEXT = {"certificate": 700, "badge": 60}
NOTES = 200  # addresses at the foot of pages, which cost most; a link beyond leads on screen alone


class _Full(Exception):
    """Nothing more fits."""


@dataclass
class _Budget:
    characters: int = CHARACTERS
    blocks: int = BLOCKS
    cells: int = CELLS
    pictures: int = PICTURES
    picture_bytes: int = PICTURE_BYTES
    notes: int = NOTES
    exceeded: bool = False
    clipped: bool = False  # a table was too wide; what follows it still fits

    def take(self, name: str, amount: int = 1) -> None:
        """Takes from what is left; raises `_Full` where too little is."""
        left = getattr(self, name) - amount
        if left < 0:
            self.exceeded = True
            raise _Full
        setattr(self, name, left)


def bounded(document: Document) -> Document:
    """The document with what fits; ``cut`` says whether anything was left out."""
    budget = _Budget()
    body = _blocks(document.body, budget)
    return replace(
        document,
        title=shortened(document.title, TITLE),
        masthead=shortened(document.masthead, LINE),
        lead=shortened(document.lead, LINE),
        meta=tuple(shortened(line, LINE) for line in document.meta[:12]),
        address=document.address[:ADDRESS],
        body=body,
        cut=document.cut or budget.exceeded or budget.clipped,
    )


def bounded_poster(poster: Poster) -> Poster:
    """The poster with texts that a sheet can hold."""
    return replace(
        poster,
        title=shortened(poster.title, 120),
        sentence=shortened(poster.sentence, 200),
        contacts=tuple((shortened(a, 60), shortened(b, 120)) for a, b in poster.contacts[:4]),
        owner=shortened(poster.owner, 120),
        address=poster.address[:ADDRESS],
    )


def bounded_certificates(certificates: Certificates) -> Certificates:
    """The certificates with texts that a page can hold.

    Raises ``ValueError`` for more than `CERTIFICATES`: whoever prints them makes several documents,
    since a certificate that is left out is missed by its holder.
    """
    if len(certificates.items) > CERTIFICATES:
        raise ValueError(f"more than {CERTIFICATES} certificates in one document")
    return replace(
        certificates,
        title=shortened(certificates.title, TITLE),
        owner=shortened(certificates.owner, 120),
        items=tuple(
            replace(
                item,
                title=shortened(item.title, 60),
                name=shortened(item.name, 60),
                text=shortened(item.text, CERTIFICATE_TEXT[certificates.layout]),
                number=shortened(item.number, 40),
                issuer=shortened(item.issuer, 160),
                address=shortened(item.address, 120),
            )
            for item in certificates.items
        ),
    )


def shortened(text: str, length: int) -> str:
    """At most ``length`` characters, the last an ellipsis where some are missing."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _blocks(blocks: Iterable[Block], budget: _Budget) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in blocks:
        try:
            budget.take("blocks")
            kept.append(_block(block, budget))
        except _Full:
            pass
        if budget.exceeded:
            break
    return tuple(kept)


def _block(block: Block, budget: _Budget) -> Block:
    """The block, or its beginning where no more fits; raises `_Full` where nothing does."""
    match block:
        case Heading() | Paragraph():
            return replace(block, spans=_spans(block.spans, budget))
        case Listing():
            return replace(block, items=tuple(_items(block.items, budget)))
        case Facts():
            return replace(block, facts=tuple(_facts(block.facts, budget)))
        case Table():
            return _table(block, budget)
        case Picture():
            budget.take("pictures")
            budget.take("picture_bytes", len(block.data))
            return replace(
                block,
                alternative=shortened(block.alternative, LINE),
                caption=_spans(block.caption, budget),
            )
        case Quote():
            inner = _blocks(block.blocks, budget)
            return replace(block, blocks=inner, source=_rest(block.source, budget))
        case Callout():
            title = _spans(block.title, budget)
            return replace(block, title=title, blocks=_blocks(block.blocks, budget))
        case _:
            return block


def _items(items: Iterable[Item], budget: _Budget) -> Iterable[Item]:
    for item in items:
        if budget.exceeded:
            return
        yield replace(item, blocks=_blocks(item.blocks, budget))


def _facts(facts: Iterable[Fact], budget: _Budget) -> Iterable[Fact]:
    for fact in facts:
        if budget.exceeded:
            return
        yield Fact(_rest(fact.term, budget), _blocks(fact.blocks, budget))


def _table(table: Table, budget: _Budget) -> Table:
    budget.clipped = budget.clipped or table.columns > COLUMNS
    columns = min(table.columns, COLUMNS)
    rows: list[tuple[Cell, ...]] = []
    caption = _spans(table.caption, budget)
    for whole in table.rows:
        row = _clipped(whole, columns)
        try:
            budget.take("cells", len(row))
        except _Full:
            break
        rows.append(tuple(replace(cell, spans=_rest(cell.spans, budget)) for cell in row))
        if budget.exceeded:
            break
    head = min(table.head, len(rows))
    return replace(table, columns=columns, caption=caption, rows=tuple(rows), head=head)


def _clipped(row: tuple[Cell, ...], columns: int) -> tuple[Cell, ...]:
    """The cells of a row within the first ``columns`` columns."""
    kept = []
    for cell in row:
        if columns < 1:
            break
        kept.append(replace(cell, span=min(cell.span, columns)))
        columns -= cell.span
    return tuple(kept)


def _rest(spans: Spans, budget: _Budget) -> Spans:
    """As `_spans`, and nothing where nothing fits."""
    try:
        return _spans(spans, budget)
    except _Full:
        return ()


def _spans(spans: Spans, budget: _Budget) -> Spans:
    """The spans as far as characters are left; raises `_Full` where none are."""
    kept = []
    for span in spans:
        text = span.text
        if len(text) > budget.characters:
            budget.exceeded = True
            if not budget.characters:
                break
            text = shortened(text, budget.characters)
        budget.characters -= len(text)
        link = span.link if len(span.link) <= ADDRESS else ""
        note = bool(link) and span.note and budget.notes > 0
        budget.notes -= note
        kept.append(replace(span, text=text, link=link, note=note))
    if spans and not kept:
        raise _Full
    return tuple(kept)
