"""What a page says to inspectors of government websites, search engines and WeChat."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest
from bs4 import BeautifulSoup, Tag

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.shared import split_keywords
from tests.factories.departments import DepartmentFactory
from tests.factories.media import ImageFactory, picture_bytes
from tests.factories.navigation import SiteSettingsFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, translate

pytestmark = pytest.mark.django_db


def head_of(client: Client, url: str) -> Tag:
    head = BeautifulSoup(client.get(url).content, "html.parser").head
    assert head is not None
    return head


def metas(client: Client, url: str) -> dict[str, str]:
    """Each META tag by its name or property; a second one of a name would be a mistake."""
    found: dict[str, str] = {}
    for tag in head_of(client, url).find_all("meta"):
        name = tag.get("name") or tag.get("property")
        if name:
            assert name not in found, name
            found[str(name)] = str(tag["content"])
    return found


def picture(width: int = 800, height: int = 400) -> object:
    return ImageFactory.create(content=picture_bytes(size=(width, height)), description="石拱桥")


def test_an_article_says_what_inspectors_read(home: HomePage, client: Client) -> None:
    SiteSettingsFactory.create(owner="示例镇人民政府")
    section = SectionPageFactory.create(parent=home, title="办事")
    page = StandardPageFactory.create(
        parent=section,
        title="法律援助",
        keywords="免费律师、打官司",
        responsible_department=DepartmentFactory.create(name="司法所"),
        cover=picture(),
    )
    found = metas(client, page.url)
    assert found["ColumnName"] == "办事"
    assert found["ArticleTitle"] == found["og:title"] == "法律援助"
    assert found["ContentSource"] == found["Author"] == "司法所"
    assert found["Keywords"] == "免费律师,打官司"
    assert found["description"] == found["og:description"] == "一句话说明。"
    assert found["Url"] == found["og:url"] == f"http://testserver{page.url}"
    assert found["Image"] == found["og:image"]
    assert found["og:type"] == "article"
    assert found["og:locale"] == "zh_CN"
    assert found["og:site_name"]


def test_an_article_without_a_department_comes_from_the_sites_owner(
    home: HomePage, client: Client
) -> None:
    SiteSettingsFactory.create(owner="示例镇人民政府")
    page = StandardPageFactory.create(parent=home, editor_name="王某")
    found = metas(client, page.url)
    assert found["ContentSource"] == "示例镇人民政府"
    assert found["Author"] == "王某"
    assert not {"Keywords", "Image", "og:image", "ColumnName"} & found.keys()


def test_a_section_says_what_column_it_is(home: HomePage, client: Client) -> None:
    section = SectionPageFactory.create(
        parent=home, title="办事", search_description="怎么办。", keywords="窗口,材料"
    )
    below = SectionPageFactory.create(parent=section, title="社保")
    found = metas(client, section.url)
    assert found["ColumnName"] == found["ColumnType"] == "办事"
    assert found["ColumnDescription"] == "怎么办。"
    assert found["ColumnKeywords"] == "窗口,材料"
    assert "ArticleTitle" not in found
    assert metas(client, below.url)["ColumnType"] == "办事"


@pytest.mark.parametrize("size", [(800, 400), (400, 800), (300, 300), (64, 48)])
def test_a_cover_is_shared_as_a_square(
    home: HomePage, client: Client, size: tuple[int, int]
) -> None:
    page = StandardPageFactory.create(parent=home, cover=picture(*size))
    head = head_of(client, page.url)
    shared = head.select_one('meta[property="og:image"]')
    link = head.select_one('link[rel="image_src"]')
    assert shared is not None
    assert link is not None
    assert link["href"] == shared["content"]
    assert str(shared["content"]).startswith("http://testserver/media/")
    width, height = (
        head.select_one(f'meta[property="og:image:{side}"]') for side in ("width", "height")
    )
    assert width is not None
    assert height is not None
    assert width["content"] == height["content"] == str(min(300, *size))


def test_every_page_type_can_be_shared_with_a_picture(home: HomePage, client: Client) -> None:
    cover = picture()
    HomePage.objects.filter(pk=home.pk).update(cover=cover)
    section = SectionPageFactory.create(parent=home, cover=cover)
    for url in (home.url, section.url):
        assert "og:image" in metas(client, url)
        assert metas(client, url)["og:type"] == "website"


def test_english_pages_say_so(home: HomePage, client: Client) -> None:
    translate(home)
    page = translate(StandardPageFactory.create(parent=home), title="Housing")
    assert metas(client, page.url)["og:locale"] == "en_US"


def test_a_cover_costs_two_queries_and_a_department_one(home: HomePage, client: Client) -> None:
    plain = StandardPageFactory.create(parent=home)
    full = StandardPageFactory.create(
        parent=home, cover=picture(), responsible_department=DepartmentFactory.create()
    )
    counts = []
    for page in (plain, full):
        client.get(page.url)
        with CaptureQueriesContext(connection) as context:
            client.get(page.url)
        counts.append(len(context))
    assert counts[1] - counts[0] <= 3


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("低保, 救助，低保；  临时 救助 \n、", "低保、救助、临时 救助"),
        ("single", "single"),
    ],
)
def test_keywords_are_stored_in_one_form(typed: str, stored: str) -> None:
    page = StandardPage(title="一页", keywords=typed)
    page.clean()
    assert page.keywords == stored
    assert page.keyword_list == split_keywords(stored)


@pytest.mark.parametrize("typed", ["、".join("一二三四五六七八九十百"), "字" * 31])
def test_too_many_or_too_long_keywords_are_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="最多 10 个关键词，每个不超过 30 个字"):
        StandardPage(title="一页", keywords=typed).clean()
