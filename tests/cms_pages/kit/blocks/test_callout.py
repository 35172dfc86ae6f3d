import pytest

from cms_pages.kit.blocks import CalloutBlock


@pytest.mark.parametrize(
    ("kind", "word"), [("information", "小提示"), ("warning", "请注意"), ("success", "可以办")]
)
def test_the_kind_is_said_in_words_and_not_by_colour_alone(kind: str, word: str) -> None:
    block = CalloutBlock()
    html = block.render(block.to_python({"kind": kind, "title": "", "text": "<p>内容</p>"}))
    assert f"callout--{kind}" in html
    assert f'<p class="callout__title">{word}</p>' in html


def test_a_title_replaces_the_word() -> None:
    block = CalloutBlock()
    html = block.render(block.to_python({"kind": "warning", "title": "小心", "text": ""}))
    assert "小心" in html
    assert "请注意" not in html
