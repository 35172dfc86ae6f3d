from django.core.exceptions import ValidationError
from django.utils.translation import override

import pytest

from cms_pages.kit.blocks import KeyFiguresBlock
from cms_pages.kit.blocks.figures import qualified
from tests.cms_pages.kit.blocks.shown import items, shown

FIGURE = {
    "value": "90",
    "qualifier": "over",
    "unit": "项",
    "label": "公共服务",
    "as_of": "2021",
    "source": "案例",
}


def figures(*values: dict[str, str]) -> dict[str, object]:
    return {"entries": items(*values)}


def test_a_figure_stands_with_what_it_counts_since_when_and_who_says_so() -> None:
    html = shown(KeyFiguresBlock(), figures(FIGURE))
    figure = html.select_one(".key-figures > figure.key-figure")
    assert figure is not None
    texts = [node.get_text(" ", strip=True) for node in figure.find_all(True, recursive=False)]
    assert texts == ["90 多项", "公共服务", "截至 2021年 来源：案例"]


@pytest.mark.parametrize(
    ("qualifier", "chinese", "english"),
    [
        ("", "95%", "95%"),
        ("over", "95多%", "over 95%"),
        ("least", "95%以上", "at least 95%"),
        ("nearly", "近95%", "nearly 95%"),
        ("about", "约95%", "about 95%"),
    ],
)
def test_how_exact_it_is_stands_where_each_language_says_it(
    qualifier: str, chinese: str, english: str
) -> None:
    assert "".join(qualified("95", "%", qualifier)) == chinese
    with override("en"):
        assert "".join(qualified("95", "%", qualifier)) == english


def test_a_figure_needs_a_source() -> None:
    block = KeyFiguresBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python(figures({**FIGURE, "source": ""})))


def test_a_figure_without_a_number_is_left_out() -> None:
    assert shown(KeyFiguresBlock(), figures({**FIGURE, "value": ""})).find_all(True) == []
