import pytest

from fazhi.documents import limits
from fazhi.documents.description import (
    Block,
    Callout,
    Cell,
    Document,
    Fact,
    Facts,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
)
from fazhi.documents.limits import bounded


def text(length: int) -> tuple[Span, ...]:
    return (Span("字" * length),)


def cut(*body: Block) -> Document:
    return bounded(Document(title="标题", body=body))


def test_what_fits_stays_as_it_is() -> None:
    body = (
        Paragraph(text(5)),
        Listing((Item((Paragraph(text(2)),)),)),
        Facts((Fact(text(1), (Paragraph(text(2)),)),)),
        Table(2, ((Cell(text(1)), Cell(text(1))),)),
        Quote((Paragraph(text(1)),), text(1)),
        Callout((Paragraph(text(1)),), text(1)),
        Picture("桥"),
        Rule(),
    )
    document = Document(title="标题", body=body)
    assert bounded(document) == document


def test_text_is_cut_within_a_paragraph() -> None:
    document = cut(Paragraph(text(limits.CHARACTERS + 1)), Paragraph(text(1)))
    (paragraph,) = document.body
    assert isinstance(paragraph, Paragraph)
    assert len(paragraph.spans[0].text) == limits.CHARACTERS
    assert paragraph.spans[0].text.endswith("…")
    assert document.cut


@pytest.mark.parametrize(
    "block",
    [
        Listing((Item((Paragraph(text(1)),)),) * (limits.BLOCKS + 5)),
        Table(4, ((Cell(()),) * 4,) * limits.CELLS),
        Facts((Fact(text(1), (Paragraph(text(1)),)),) * (limits.BLOCKS + 5)),
        Callout((Paragraph(text(1)),) * (limits.BLOCKS + 5)),
    ],
)
def test_what_is_endless_ends(block: Block) -> None:
    document = cut(block, Paragraph(text(1)))
    assert document.cut
    assert len(document.body) == 1


def test_a_wide_table_loses_columns_and_what_follows_stays() -> None:
    row = (Cell(text(1)),) * (limits.COLUMNS - 1) + (Cell(text(1), span=9),)
    document = cut(Table(limits.COLUMNS + 8, (row,)), Paragraph(text(1)))
    table, _after = document.body
    assert isinstance(table, Table)
    assert table.columns == sum(cell.span for cell in table.rows[0]) == limits.COLUMNS
    assert document.cut


def test_too_many_bytes_of_pictures() -> None:
    picture = Picture("桥", b"x" * (limits.PICTURE_BYTES // 2 + 1))
    assert len(cut(picture, picture).body) == 1


def test_only_so_many_addresses_stand_at_the_foot_of_pages() -> None:
    links = tuple(Span("字", link=f"https://example.cn/{n}", note=True) for n in range(999))
    (paragraph,) = cut(Paragraph(links)).body
    assert isinstance(paragraph, Paragraph)
    assert sum(span.note for span in paragraph.spans) == limits.NOTES
    assert all(span.link for span in paragraph.spans)


def test_long_lines_of_the_head_are_shortened() -> None:
    document = bounded(Document(title="题" * 999, lead="句" * 999, body=()))
    assert len(document.title) == limits.TITLE
    assert len(document.lead) == limits.LINE
