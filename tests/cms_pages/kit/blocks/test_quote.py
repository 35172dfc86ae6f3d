from cms_pages.kit.blocks import QuoteBlock


def test_quote_says_where_it_is_from() -> None:
    block = QuoteBlock()
    value = {"text": "不收取任何费用。", "source": "《人民调解法》第四条"}
    html = block.render(block.to_python(value))
    assert "<blockquote><p>不收取任何费用。</p></blockquote>" in html
    assert "<figcaption>《人民调解法》第四条</figcaption>" in html


def test_quote__without_a_source_has_no_caption() -> None:
    block = QuoteBlock()
    assert "figcaption" not in block.render(block.to_python({"text": "话", "source": ""}))
