"""What every page type inherits, shown with the plainest of them."""

from django.test import Client, RequestFactory

from wagtail.models import Page

import pytest

from cms_pages.general.models import HomePage, StandardPage
from fazhi.links.models import Link
from tests.factories.pages import (
    SectionPageFactory,
    StandardPageFactory,
    go_live,
    locale,
    take_off,
    translate,
)

pytestmark = pytest.mark.django_db


def public_ids(*pages: Page) -> set[str]:
    return {page.specific.public_id for page in pages}


def test_a_copy_has_a_permanent_id_of_its_own_in_the_row_and_in_its_revisions(
    home: HomePage,
) -> None:
    original = StandardPageFactory.create(parent=home)
    copy = original.copy(update_attrs={"slug": "copy", "title": "副本"})
    assert len(public_ids(original, copy)) == 2
    go_live(copy.get_latest_revision())
    go_live(original.get_latest_revision())
    original.refresh_from_db()
    copy.refresh_from_db()
    assert len(public_ids(original, copy)) == 2
    assert Link.objects.get(code=copy.public_id).target == copy


def test_copying_a_branch_gives_each_page_in_it_a_new_id(home: HomePage) -> None:
    section = SectionPageFactory.create(parent=home)
    StandardPageFactory.create_batch(2, parent=section)
    copy = section.copy(recursive=True, update_attrs={"slug": "copy"})
    pages = [*section.get_children(), *copy.get_children(), section, copy]
    assert len(public_ids(*pages)) == 6


def test_an_alias_has_a_permanent_id_of_its_own_and_keeps_it(home: HomePage) -> None:
    original = StandardPageFactory.create(parent=home)
    alias = original.create_alias(update_slug="alias")
    before = alias.specific.public_id
    assert before != original.public_id
    original.title = "改过的标题"
    go_live(original.save_revision())
    alias.refresh_from_db()
    assert alias.title == "改过的标题"
    assert alias.specific.public_id == before


def test_a_translation_has_a_permanent_id_of_its_own(home: HomePage) -> None:
    translate(home)
    page = StandardPageFactory.create(parent=home)
    assert len(public_ids(page, translate(page, title="Page"))) == 2


def test_an_alias_in_another_language_that_is_then_translated_keeps_its_id(home: HomePage) -> None:
    translate(home)
    page = StandardPageFactory.create(parent=home)
    alias = page.copy_for_translation(locale("en"), alias=True)
    before = alias.specific.public_id
    assert before != page.public_id
    alias.alias_of = None
    alias.save()
    go_live(alias.save_revision())
    alias.refresh_from_db()
    assert alias.specific.public_id == before


def test_publishing_an_old_revision_keeps_the_id(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home)
    revision = page.get_latest_revision()
    revision.content["public_id"] = "0000000000"
    revision.save()
    before = page.public_id
    go_live(revision)
    page.refresh_from_db()
    assert page.public_id == before


def test_the_short_link_follows_a_page_that_moves_and_is_renamed(
    home: HomePage, client: Client
) -> None:
    first, second = SectionPageFactory.create_batch(2, parent=home)
    page = StandardPageFactory.create(parent=first, title="低保怎么申请")
    short = page.short_url
    page.move(second, pos="last-child")
    page.refresh_from_db()
    page.slug = "di-bao"
    go_live(page.save_revision())
    response = client.get(short, follow=True)
    assert response.redirect_chain == [(f"/{second.slug}/di-bao/", 302)]
    assert "低保怎么申请" in response.content.decode()


def test_a_page_that_is_taken_off_is_not_found_at_its_address_nor_by_its_short_link(
    home: HomePage, client: Client
) -> None:
    page = StandardPageFactory.create(parent=home)
    url, short = page.url, page.short_url
    assert client.get(url).status_code == 200
    take_off(page)
    assert client.get(url).status_code == 404
    assert client.get(short).status_code == 404


def test_public_url__draft_is_none(home: HomePage, rf: RequestFactory) -> None:
    draft = StandardPageFactory.create(parent=home, live=False)
    assert draft.public_url(rf.get("/")) is None


def test_a_page_without_a_slug_gets_its_title_in_pinyin(home: HomePage) -> None:
    assert StandardPageFactory.create(parent=home, title="法律援助").slug == "fa-lv-yuan-zhu"


def test_pages_of_one_title_get_different_slugs(home: HomePage) -> None:
    pages = StandardPageFactory.create_batch(3, parent=home, title="通知")
    assert [p.slug for p in pages] == ["tong-zhi", "tong-zhi-2", "tong-zhi-3"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Departments", "departments-2"),
        ("Site map", "site-map-2"),
        ("EN", "en-2"),
        ("Admin", "admin-2"),
    ],
)
def test_a_page_never_gets_an_address_at_which_a_view_answers(
    home: HomePage, client: Client, title: str, slug: str
) -> None:
    page = StandardPageFactory.create(parent=home, title=title)
    assert page.slug == slug
    assert client.get(page.url).context["page"] == page


def test_pinyin_that_begins_like_a_language_is_no_language(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home, title="恩格尔系数")
    assert page.slug == "en-ge-er-xi-shu"
    response = client.get(page.url)
    assert response.headers["Content-Language"] == "zh-hans"
    assert response.context["page"] == page


def test_deeper_down_only_whole_addresses_are_taken(home: HomePage, client: Client) -> None:
    section = SectionPageFactory.create(parent=home, slug="places")
    page = StandardPageFactory.create(parent=section, title="Venues")
    assert page.slug == "venues-2"
    assert client.get(StandardPageFactory.create(parent=section, slug="en").url).status_code == 200


def test_a_section_in_another_language_is_not_shown_before_it_is_translated(
    home: HomePage, client: Client
) -> None:
    translate(home, title="Home")
    section = SectionPageFactory.create(parent=home, title="新栏目", slug="new")
    page = StandardPageFactory.create(parent=section, title="新页", slug="page")
    translated = page.copy_for_translation(locale("en"), copy_parents=True)
    translated.title = "A page"
    go_live(translated.save_revision())
    go_live(section.save_revision())  # brings its alias up to date
    assert client.get("/en/new/").status_code == 404
    assert client.get("/en/new/page/").status_code == 200
    assert "新栏目" not in client.get("/en/site-map/").content.decode()
    assert "/en/new/</loc>" not in client.get("/sitemap.xml").content.decode()


def test_the_short_link_of_a_page_whose_language_is_taken_off_is_not_found(
    home: HomePage, client: Client
) -> None:
    english = translate(home, title="Home")
    page = translate(StandardPageFactory.create(parent=home), title="Page")
    assert client.get(page.short_url).status_code == 302
    take_off(english)
    assert client.get(page.short_url).status_code == 404


def test_search_engines_keep_the_address_of_the_original(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home, slug="original")
    alias = page.create_alias(update_slug="alias")
    html = client.get(alias.url).content.decode()
    assert '<link rel="canonical" href="http://testserver/original/">' in html
    assert "/alias/" not in client.get("/sitemap.xml").content.decode()


def test_the_slug_an_editor_chose_stays(home: HomePage) -> None:
    page = StandardPageFactory.create(parent=home, title="通知", slug="chosen")
    page.title = "另一个标题"
    page.save()
    assert page.slug == "chosen"


@pytest.mark.parametrize(
    "title",
    [
        "字" * 255,
        "w" * 255,
        "😀👍🏽 表情",
        "مرحبا بالعالم",
        "<script>alert(1)</script>",
        "{{ title }} {% url %}",
    ],
)
def test_any_title_makes_a_page_that_is_served_as_text(
    home: HomePage, client: Client, title: str
) -> None:
    page = StandardPageFactory.create(parent=home, title=title)
    response = client.get(page.url)
    assert response.status_code == 200
    assert response.context["page"].title == title
    assert "<script>" not in response.content.decode()


def test_the_summary_stands_under_the_title(home: HomePage, client: Client) -> None:
    page = StandardPageFactory.create(parent=home, search_description="一句话。")
    assert page.summary == "一句话。"
    html = client.get(page.url).content.decode()
    assert '<p class="lead">一句话。</p>' in html
    assert '<meta name="description" content="一句话。">' in html


def test_a_page_type_has_chinese_words_for_what_it_is() -> None:
    assert str(StandardPage._meta.verbose_name) == "普通页面"
