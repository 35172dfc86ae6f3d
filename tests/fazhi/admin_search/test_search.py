"""The administration finds Chinese wherever it stands, and no query is too odd for a list."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.test import Client
from django.urls import reverse

from modelsearch.query import Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.models import IndexEntry

import pytest

from cms_pages.general.models import HomePage
from fazhi.admin_search.apps import AdminSearchConfig
from fazhi.media.models import CustomDocument, CustomImage
from tests import standing
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, found_home

pytestmark = pytest.mark.django_db

TITLES = ("打哪个电话", "邻里、家庭纠纷可以免费调解", "Legal aid A座 12348热线")
ODD = [
    '"',
    '"电话',
    '电话"',
    '"a b',
    "'",
    "'电话",
    "*",
    "电*",
    "NEAR(",
    "AND",
    "a AND",
    "NOT 电话",
    "title:电话",
    "{a} : b",
    "-",
    "--",
    "\\",
    "\\' | & ! <-> :*",
    "%s %",
    "\x00",
    "电\x00话",
    "法" * 10_000,
    "a " * 5_000,
    "a" * 10_000,
    "😀",
    "👨‍👩‍👧 电话",
    "𠮷野",
    "、。",
    " ",
    "(((",
]
FINDING = {'"电话', '电话"', "'电话", "电*", "电\x00话", "👨‍👩‍👧 电话"}  # the first title
VIEWED = ['"', '"电话', '电话"', '"a b', "NEAR(", "\x00", "法" * 10_000, "😀"]


@standing.fixture()
def home() -> HomePage:
    home = found_home()
    for title in TITLES:
        StandardPageFactory.create(parent=home, title=title)
    return home


def titles(query: str) -> set[str]:
    return {page.title for page in Page.objects.all().autocomplete(query)} & set(TITLES)


def parts(text: str) -> list[str]:
    """Every run of one character or more."""
    return [text[i:j] for i in range(len(text)) for j in range(i + 1, len(text) + 1)]


@pytest.mark.parametrize("title", TITLES[:2])
def test_every_part_of_a_chinese_title_finds_it(home: HomePage, title: str) -> None:
    for part in parts(title):
        if part != "、":
            assert title in titles(part), part


@pytest.mark.parametrize(
    "query",
    ["legal", "LEG", "aid legal", "a座", "12348", "123", "热线 legal", "12348热线", "１２３４８"],
)
def test_latin_words_and_digits_are_found_by_their_beginnings(home: HomePage, query: str) -> None:
    assert titles(query) == {TITLES[2]}


@pytest.mark.parametrize("query", ["话电", "找谁", "家庭电话", "egal", "2348", "电话 免费"])
def test_what_a_title_does_not_say_does_not_find_it(home: HomePage, query: str) -> None:
    assert titles(query) == set()


def test_a_whole_text_is_searched_in_chinese_too(home: HomePage) -> None:
    page = StandardPageFactory.create(
        parent=home, title="甲", body=[("text", "<p>村民可以向司法所申请援助。</p>")]
    )
    for part in parts("申请援助"):
        assert [found.pk for found in Page.objects.all().search(part)] == [page.pk], part
    assert not Page.objects.all().search("援助申请")


def test_a_text_of_any_length_is_stored_and_found_to_its_end(home: HomePage) -> None:
    text = "".join(chr(0x4E00 + n * 7 % 20_000) for n in range(60_000))
    page = StandardPageFactory.create(parent=home, body=[("text", f"<p>{text}普法讲堂</p>")])
    assert [found.pk for found in Page.objects.all().search("普法讲堂")] == [page.pk]
    StandardPageFactory.create(parent=home, body=[("text", f"<p>{text * 10}</p>")])


def test_the_page_that_is_called_so_comes_first(home: HomePage) -> None:
    said = [("text", "<p>调解。" * 3)]
    for n in range(3):
        StandardPageFactory.create(parent=home, title=f"说明{n}", body=said)
    called = StandardPageFactory.create(parent=home, title="怎样申请调解和怎样准备材料")
    for n in range(3, 6):
        StandardPageFactory.create(parent=home, title=f"说明{n}", body=said)
    found = [page.pk for page in Page.objects.all().search("调解") if page.title not in TITLES]
    assert found[0] == called.pk
    assert len(found) == 7


def test_queries_are_combined(home: HomePage) -> None:
    pages = Page.objects.filter(title__in=TITLES)
    either = Or([PlainText("电话"), PlainText("免费调解")])
    assert {page.title for page in pages.autocomplete(either)} == set(TITLES[:2])
    assert {page.title for page in pages.autocomplete("电话 热线", operator="or")} == {
        TITLES[0],
        TITLES[2],
    }
    assert {page.title for page in pages.autocomplete(Not(PlainText("家庭纠纷")))} == {
        TITLES[0],
        TITLES[2],
    }


LISTS: dict[str, Callable[[Page], str]] = {
    "explorer": lambda page: reverse("wagtailadmin_explore", args=[page.pk]),
    "explorer_results": lambda page: reverse("wagtailadmin_explore_results", args=[page.pk]),
    "pages": lambda page: reverse("wagtailadmin_pages:search"),
    "page_results": lambda page: reverse("wagtailadmin_pages:search_results"),
    "page_chooser": lambda page: reverse("wagtailadmin_choose_page_search"),
    "images": lambda page: reverse("wagtailimages:index"),
    "image_results": lambda page: reverse("wagtailimages:index_results"),
    "image_chooser": lambda page: reverse("wagtailimages_chooser:choose_results"),
    "documents": lambda page: reverse("wagtaildocs:index"),
    "document_results": lambda page: reverse("wagtaildocs:index_results"),
    "document_chooser": lambda page: reverse("wagtaildocs_chooser:choose_results"),
}


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_an_odd_query_is_answered(home: HomePage, query: str) -> None:
    found = [page.title for page in Page.objects.all().autocomplete(query)]
    assert (TITLES[0] in found) == (query in FINDING)
    list(Page.objects.all().search(query))
    list(Page.objects.all().search(Phrase(query)))


@pytest.mark.parametrize("name", LISTS)
def test_an_odd_query_gets_a_list(admin_client: Client, home: HomePage, name: str) -> None:
    path = LISTS[name](home)
    for query in VIEWED:
        assert admin_client.get(path, {"q": query}).status_code == 200, query[:20]


@pytest.mark.parametrize("name", LISTS)
def test_each_list_finds_the_middle_of_a_title(
    admin_client: Client, home: HomePage, name: str
) -> None:
    title = "张家村调解室平面图"
    SectionPageFactory.create(parent=home, title=title)
    ImageFactory.create(title=title)
    DocumentFactory.create(title=title)
    path = LISTS[name](home)
    for query in ("调解", "调解室平面", "室", '"家村调解"'):
        assert title in admin_client.get(path, {"q": query}).content.decode(), query
    for query in ("解调", "李家村"):
        assert title not in admin_client.get(path, {"q": query}).content.decode(), query


@pytest.mark.parametrize("model", [CustomImage, CustomDocument])
def test_what_is_said_of_a_file_is_searched(model: type[Model]) -> None:
    factory = ImageFactory if model is CustomImage else DocumentFactory
    made = factory.create(source="龙泉镇司法所供稿")
    assert list(model.objects.all().search("司法所")) == [made]  # type: ignore[attr-defined]


def forget_words() -> None:
    """The index as an earlier version left it: nothing in it that is looked up now."""
    IndexEntry.objects.all()._raw_delete(using=connection.alias)


def announce(*labels: str) -> None:
    """What Django says after it has migrated these apps."""
    from django.apps import apps
    from django.db.migrations import Migration

    plan = [(Migration("0001_x", label), False) for label in labels]
    for config in apps.get_app_configs():
        if config.models_module:
            post_migrate.send(
                sender=config, app_config=config, verbosity=0, using="default", plan=plan, apps=apps
            )


def test_an_earlier_installation_is_indexed_anew(home: HomePage) -> None:
    forget_words()
    announce("town")
    assert titles("电话") == set()
    announce("town", AdminSearchConfig.label)
    assert titles("电话") == {TITLES[0]}


def test_the_index_is_made_anew_by_hand(home: HomePage) -> None:
    forget_words()
    call_command("update_index", verbosity=0)
    assert titles("家庭纠纷") == {TITLES[1]}
