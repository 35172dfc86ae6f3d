from wagtail.rich_text import RichText

from cms_pages.kit.blocks import TextBlock


def test_text_is_rendered_as_running_text() -> None:
    html = TextBlock().render(RichText("<p>第一段</p><p>第二段</p>"))
    assert html.startswith('<div class="prose">')
    assert "<p>第一段</p>" in html


def test_editors_get_few_formats_and_neither_headings_nor_italics() -> None:
    assert TextBlock().features == ["bold", "ol", "ul", "link", "document-link"]
