"""Who asks for an office or a place by its name gets it first, whatever stands around the name."""

import pytest

from cms_pages.general.models import HomePage
from fazhi.places.models import VillageKind
from fazhi.town.models import Town, TownKind
from search.curated.lexicon import LEXICON
from search.finding.facets import Filters
from search.finding.searching import find
from search.models import EntryText, WordSet
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import translate
from tests.factories.places import VenueFactory, VillageFactory
from tests.search.conftest import Indexing

CENTRE = "黄桥镇便民服务中心（演示）"
APPROVALS = "便民服务中心（行政审批局）"


@pytest.fixture
def town(home: HomePage, indexing: Indexing) -> None:
    Town.objects.create(kind=TownKind.REAL, name="黄桥镇", name_en="Huangqiao")
    with indexing():
        DepartmentFactory.create(name="派出所", name_en="Police Station", phone="0523-00000124")
        DepartmentFactory.create(name=APPROVALS)
        DepartmentFactory.create(name="黄桥镇人民政府", short_name="镇政府")
    with indexing():
        VenueFactory.create(name=CENTRE)
        VillageFactory.create(name="胜利村")
        VillageFactory.create(name="南街社区", kind=VillageKind.COMMUNITY)
        translate(home)


def named(words: str, language: str = "zh-hans") -> list[str]:
    """The titles of what comes first because it is named."""
    texts = EntryText.objects.in_bulk(pinned := find(words, Filters(language)).pinned)
    return [texts[pk].title for pk in pinned]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("派出所", ["派出所"]),
        ("派出所电话", ["派出所"]),
        ("请问黄桥派出所的电话是多少？", ["派出所"]),
        ("黄桥镇派出所 几点上班", ["派出所"]),
        ("where is the Police Station", ["派出所"]),
        ("0523-00000124", ["派出所"]),
        ("便民服务中心周六上班吗", [CENTRE, APPROVALS]),
        ("行政审批局在哪里", [APPROVALS]),
        ("镇政府地址", ["黄桥镇人民政府"]),
        ("胜利村", ["胜利村"]),
        ("胜利村村委会电话", ["胜利村"]),
        ("胜利村委会", ["胜利村"]),
        ("南街居委会", ["南街社区"]),
        ("派出所不立案", []),
        ("电话", []),
        ("黄桥", []),
        ("", []),
    ],
)
def test_a_name_with_what_people_put_around_it(words: str, titles: list[str], town: None) -> None:
    assert named(words) == titles


def test_an_everyday_word_that_editors_have_for_an_office_names_it(town: None) -> None:
    WordSet.objects.create(theme="offices", words="民警那儿", alternatives="派出所")
    LEXICON.current()
    assert named("民警那儿几点上班") == ["派出所"]


def test_in_english_the_english_text_comes(town: None) -> None:
    assert named("police station phone", "en") == ["Police Station"]
    assert named("policestationphone", "en") == []
