from django.core.exceptions import ValidationError

from wagtail.rich_text import RichText

import pytest

from cms_pages.kit.blocks import TextBlock


def test_text_is_rendered_as_running_text() -> None:
    html = TextBlock().render(RichText("<p>第一段</p><p>第二段</p>"))
    assert html.startswith('<div class="prose">')
    assert "<p>第一段</p>" in html


def test_editors_get_few_formats_and_neither_headings_nor_italics() -> None:
    assert TextBlock().features == [
        *("bold", "ol", "ul"),
        *("link", "document-link", "law-link"),
    ]


@pytest.mark.parametrize("empty", ["", "<p></p>", "<p> </p><p><br/></p>", "<p>&nbsp;</p>"])
def test_empty_paragraphs_are_no_text(empty: str) -> None:
    block = TextBlock()
    with pytest.raises(ValidationError):
        block.clean(RichText(empty))
    assert block.clean_deferred(RichText(empty)).source == empty  # a draft may be empty
    assert TextBlock(required=False).clean(RichText(empty)).source == empty


def test_text_is_kept_as_it_was_written() -> None:
    assert TextBlock().clean(RichText("<p>第一段</p>")).source == "<p>第一段</p>"
