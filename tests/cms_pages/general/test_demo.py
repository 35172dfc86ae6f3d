from django.apps import apps
from django.test import Client

from wagtail.models import Locale, Page, PageLogEntry, Revision, Site

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms_pages.general.models import HomePage, StandardPage
from fazhi.feedback.models import Feedback
from fazhi.navigation.models import FooterMenuItem, Hotline, MainMenuItem, SiteSettings
from fazhi.town.demo import load_demo, remove_demo
from fazhi.town.models import Town
from tests.factories.pages import go_live

pytestmark = pytest.mark.django_db

# What is still to leave the index of the search, and the jobs that are to run.
FOR_LATER = {"search.Change", "search.Edition", "jobs.Run"}
OURS = (HomePage, StandardPage, SiteSettings, Hotline, MainMenuItem, FooterMenuItem, Site)


def counts() -> dict[str, int]:
    """Rows of every table of the pages, their menus and what Wagtail keeps about them."""
    models = [
        *OURS,
        Page,
        Locale,
        Revision,
        PageLogEntry,
        apps.get_model("wagtailredirects", "Redirect"),
    ]
    return {model._meta.label: model._default_manager.count() for model in models}


@pytest.mark.heavy
def test_loading_twice_changes_nothing(demo_town: None) -> None:
    before = counts()
    titles = list(Page.objects.order_by("path").values_list("path", "title", "url_path"))
    assert load_demo() == []
    Town.objects.update(loaded_parts=[])
    load_demo()
    assert counts() == before
    assert list(Page.objects.order_by("path").values_list("path", "title", "url_path")) == titles


def all_rows() -> dict[str, int]:
    """How many rows every table has that holds any, but for what a later job puts in order."""
    models = apps.get_models(include_auto_created=True)
    rows = {model._meta.label: model._base_manager.count() for model in models}
    return {name: number for name, number in rows.items() if number and name not in FOR_LATER}


@pytest.mark.heavy
def test_removing_leaves_nothing_behind_in_any_table(client: Client) -> None:
    before = all_rows()
    load_demo()
    assert len(all_rows()) > 2 * len(before)
    # What a visitor of the demonstration has left goes with it
    Feedback.objects.create(kind="correction", reason="wrong", due_on="2026-01-05")
    remove_demo()
    assert all_rows() == before
    assert Page.get_first_root_node().numchild == 0
    assert client.get("/").status_code == 503


def test_what_an_editor_changed_stays(demo_town: None) -> None:
    page = StandardPage.objects.get(title="无障碍声明")
    page.title = "改过的声明"
    go_live(page.save_revision())
    Town.objects.update(loaded_parts=[])
    load_demo()
    assert StandardPage.objects.filter(title="改过的声明").exists()
    assert not StandardPage.objects.filter(title="无障碍声明").exists()


@pytest.mark.heavy
def test_the_demonstration_makes_no_redirects(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        load_demo()
    assert not apps.get_model("wagtailredirects", "Redirect").objects.exists()


def test_the_demonstration_invents_no_filing(demo_town: None) -> None:
    found = SiteSettings.objects.get()
    assert not any([found.icp_number, found.police_number, found.identification_code, found.phone])


def test_no_demonstration_page_is_empty(demo_town: None) -> None:
    assert all(page.body and page.summary for page in StandardPage.objects.all())


def test_the_english_part_is_translated_and_leads_back(demo_town: None, client: Client) -> None:
    html = client.get("/en/where-to-get-help/which-number-to-call/").content.decode()
    assert "Which number to call" in html
    assert 'href="/yu-shi-zhao-shui/da-na-ge-dian-hua/"' in html
