import re

import pytest

from cms_pages.kit.blocks import BodyBlock, HeadingBlock


@pytest.mark.parametrize(("level", "tag"), [("2", "h2"), ("3", "h3")])
def test_heading_is_rendered_on_its_level(level: str, tag: str) -> None:
    block = HeadingBlock()
    html = block.render(block.to_python({"text": "怎么办 <1>", "level": level}))
    assert html.strip() == f"<{tag}>怎么办 &lt;1&gt;</{tag}>"


def test_each_heading_of_a_page_has_an_anchor_of_its_own_that_outlives_its_words() -> None:
    block = BodyBlock()
    ids = ("11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa", "22222222-aaaa-4aaa-8aaa-aaaaaaaaaaaa")

    def anchors(*texts: str) -> list[str]:
        raw = [
            {"type": "heading", "value": {"text": text, "level": "2"}, "id": key}
            for text, key in zip(texts, ids, strict=True)
        ]
        html = "".join(child.render_as_block() for child in block.to_python(raw))
        return re.findall(r'id="([^"]*)"', html)

    assert anchors("费用", "费用") == ["h-11111111", "h-22222222"]
    assert anchors("？", "Content") == anchors("费用", "费用")
