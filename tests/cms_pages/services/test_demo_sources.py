"""Sources as the demonstration's records write them, and as guides cite them."""

import pytest

from cms_pages.services.demo.citing import in_words, split_source, standing
from cms_pages.services.demo.records import TOWN
from cms_pages.services.demo.writing import cited


@pytest.mark.parametrize(
    ("written", "sources"),
    [
        ("社会救助法37", ("社会救助法37",)),
        ("社会救助法37、38、民法典1077", ("社会救助法37", "社会救助法38", "民法典1077")),
        ("刑法133-1、234", ("刑法133-1", "刑法234")),
        ("社会救助法41、待镇核实", ("社会救助法41", TOWN)),
        ("殡葬管理条例", ("殡葬管理条例",)),
        (TOWN, (TOWN,)),
    ],
)
def test_a_number_alone_is_of_the_law_before_it(written: str, sources: tuple[str, ...]) -> None:
    assert cited(written) == sources


@pytest.mark.parametrize(
    ("source", "title", "article"),
    [
        ("社会救助法37", "社会救助法", "第三十七条"),
        ("刑法276-1", "刑法", "第二百七十六条之一"),
        ("殡葬管理条例", "殡葬管理条例", ""),
        ("解释（一）15", "解释（一）", "第十五条"),
    ],
)
def test_a_source_is_a_title_and_an_article(source: str, title: str, article: str) -> None:
    assert split_source(source) == (title, article)


def test_articles_of_one_law_stand_behind_its_title() -> None:
    sources = ("社会救助法37", "社会救助法38", TOWN, "民法典1077", "社会救助法37")
    assert in_words(sources) == "《社会救助法》第三十七条、第三十八条、《民法典》第一千零七十七条"


def test_a_title_within_a_title_has_the_inner_marks() -> None:
    source = "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释355"
    assert in_words((source,)).startswith(
        "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十五条"
    )


def test_the_town_is_no_basis() -> None:
    assert standing(TOWN) == {"basis": "", "unverified": True}
    assert standing("民法典15") == {"basis": "《民法典》第十五条", "unverified": False}
    assert standing("民法典15", TOWN)["unverified"] is True
