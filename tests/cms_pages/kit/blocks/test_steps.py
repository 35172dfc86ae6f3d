from cms_pages.kit.blocks import StepsBlock
from tests.cms_pages.kit.blocks.shown import items, shown


def step(**fields: str) -> dict[str, str]:
    return {"title": "", "text": "", "role": "", "time": "", **fields}


def test_steps_are_an_ordered_list_with_who_and_how_long() -> None:
    html = shown(
        StepsBlock(),
        {"entries": items(step(title="申请", text="<p>带证件。</p>", role="窗口", time="三天"))},
        heading_level=3,
    )
    item = html.select_one("ol.steps > li.steps__item")
    assert item is not None
    assert item.select_one("h3.steps__title")
    facts = item.select_one("p.steps__facts")
    assert facts is not None
    assert facts.get_text() == "窗口 · 三天"


def test_what_is_empty_is_not_shown() -> None:
    html = shown(StepsBlock(), {"entries": items(step(title="申请"), step(text="<p></p>"))})
    assert len(html.select("li")) == 1
    assert not html.select(".steps__body, .steps__facts")
