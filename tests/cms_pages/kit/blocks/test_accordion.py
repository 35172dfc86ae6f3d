from django.core.exceptions import ValidationError

import pytest

from cms_pages.kit.blocks import AccordionBlock, BodyBlock
from tests.cms_pages.kit.blocks.shown import items, shown


def entry(title: str = "要钱吗？", text: str = "<p>不要钱。</p>") -> dict[str, str]:
    return {"title": title, "text": text}


def test_each_entry_opens_without_a_script() -> None:
    html = shown(AccordionBlock(), {"entries": items(entry(), entry("多久？", "<p>三天。</p>"))})
    first = html.select("div.accordion > details.accordion__item")[0]
    assert not first.has_attr("open")
    assert first.select_one("summary.accordion__summary > h2.accordion__title")
    body = first.select_one("div.accordion__body.prose")
    assert body is not None
    assert body.get_text().strip() == "不要钱。"


@pytest.mark.parametrize(("before", "level"), [([], "h2"), (["2"], "h3"), (["2", "3"], "h4")])
def test_headings_within_follow_the_heading_before(before: list[str], level: str) -> None:
    block = BodyBlock()
    raw = [{"type": "heading", "value": {"text": "上文", "level": n}} for n in before]
    raw.append({"type": "accordion", "value": {"entries": items(entry())}})
    html = block.render(block.to_python(raw))
    assert f'<{level} class="accordion__title">' in html


def test_an_entry_without_words_is_left_out() -> None:
    html = shown(AccordionBlock(), {"entries": items(entry("空", "<p> </p>"), entry(""))})
    assert html.find_all(True) == []


def test_at_least_one_entry_is_required() -> None:
    block = AccordionBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"entries": []}))
