from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict

import pytest

from cms_pages.kit.blocks import TableBlock
from tests.cms_pages.kit.blocks.shown import refusal, shown

WORD = "Donaudampfschifffahrt" * 10  # 210 characters without a break


def grid(
    columns: int = 2, rows: int = 1, words: str = "内容", heading: str = "第%s列", **more: Any
) -> dict[str, Any]:
    kinds = [{"type": "text", "heading": heading % n if "%" in heading else heading}
             for n in range(columns)]  # fmt: skip
    values = [{"values": [words] * columns} for _row in range(rows)]
    return {"caption": "示例", "columns": kinds, "rows": values, **more}


def table(first_is_heading: Any = False, source: Any = "", **of_grid: Any) -> dict[str, Any]:
    return {
        "table": grid(**of_grid),
        "first_column_is_heading": first_is_heading,
        "source": source,
    }


def test_cells_say_which_column_they_belong_to() -> None:
    html = shown(TableBlock(), table(caption="收费标准", source="发改委"))
    region = html.select_one("figure.table-block > div.table-scroll")
    assert region is not None
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-label"] == "收费标准"
    assert [th["scope"] for th in html.select("thead th")] == ["col", "col"]
    assert [td["data-label"] for td in html.select("tbody td")] == ["第0列", "第1列"]
    assert html.caption is not None
    assert html.figcaption is not None
    assert html.figcaption.get_text() == "来源：发改委"


def test_the_first_column_can_name_the_rows() -> None:
    html = shown(TableBlock(), table(first_is_heading=True))
    assert [th.get_text() for th in html.select('tbody th[scope="row"]')] == ["内容"]


@pytest.mark.parametrize(("columns", "stacks"), [(1, True), (6, True), (7, False), (30, False)])
def test_few_columns_are_stacked_on_a_telephone(columns: int, stacks: bool) -> None:
    found = shown(TableBlock(), table(columns=columns)).table
    assert found is not None
    assert ("table--stack" in found["class"]) == stacks


def test_a_table_without_headings_has_no_empty_ones_and_is_not_stacked() -> None:
    html = shown(TableBlock(), table(heading="", caption=""))
    assert not html.select("thead, th, [data-label], .table--stack")
    region = html.select_one(".table-scroll")
    assert region is not None
    assert region["aria-label"] == "表格"


def test_kinds_of_columns_are_shown_as_what_they_are() -> None:
    value = {
        "caption": "",
        "columns": [
            {"type": "rich_text", "heading": "说明"},
            {"type": "number", "heading": "金额"},
            {"type": "text", "heading": "备注"},
        ],
        "rows": [{"values": ["<p><b>甲</b></p>", "12.50", "<i>\n乙"]}, {"values": ["", None, ""]}],
    }
    html = shown(TableBlock(), {"table": value})
    first = html.select("tbody tr")[0].select("td")
    assert first[0].b is not None
    assert (first[1].get_text(), first[1]["class"]) == ("12.50", ["table__number"])
    assert first[2].get_text("/") == "<i>/乙"
    assert first[0].div is None
    assert [td.get_text(strip=True) for td in html.select("tbody tr")[1].select("td")] == [""] * 3


def test_the_largest_table_is_taken_and_a_larger_one_refused_in_words() -> None:
    block = TableBlock()
    cleaned = block.clean(block.to_python(table(columns=30, rows=200, words=WORD)))
    assert len(cleaned["table"].row_data) == 200
    for size in ({"columns": 31}, {"rows": 201}):
        assert "最多可以有 30 列、200 行" in refusal(block, table(**size))


def test_a_table_needs_a_caption_by_which_it_is_announced() -> None:
    block = TableBlock()
    assert "请填写表名" in refusal(block, table(caption=" "))


def test_an_empty_table_is_a_draft_at_most() -> None:
    block = TableBlock()
    for size in ({"columns": 0}, {"rows": 0}):
        assert "至少要有一列一行" in refusal(block, table(**size))
        assert shown(block, table(**size)).find_all(True) == []
        block.clean_deferred(block.to_python(table(**size)))


@pytest.mark.parametrize("sent", ["", "t-column-count=x&t-caption=", "t-caption=&t-column-count=9"])
def test_what_the_editor_never_sends_is_no_error_of_ours(sent: str) -> None:
    grid_block = TableBlock().child_blocks["table"]
    with pytest.raises(BadRequest):
        grid_block.value_from_datadict(QueryDict(sent), {}, "t")
