import pytest

from cms_pages.kit.blocks import HeadingBlock


@pytest.mark.parametrize(("level", "tag"), [("2", "h2"), ("3", "h3")])
def test_heading_is_rendered_on_its_level_with_an_anchor(level: str, tag: str) -> None:
    block = HeadingBlock()
    html = block.render(block.to_python({"text": "怎么办 <1>", "level": level}))
    assert html.strip() == f'<{tag} id="怎么办-1">怎么办 &lt;1&gt;</{tag}>'
