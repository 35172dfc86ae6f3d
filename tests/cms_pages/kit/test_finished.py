"""Publishing a page that still tells its editor what to write, by every way there is."""

import datetime as dt

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import PageLogEntry

import pytest
import time_machine

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.finished import UnfinishedPage
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.targets import submission_url
from tests.cms_pages.kit.test_editor import add_url, form_of
from tests.factories.pages import StandardPageFactory, go_live

pytestmark = pytest.mark.django_db

GUIDED = "〔请写清谁可以办〕"
REFUSED = "还有模板里的提示语没有改"


@pytest.fixture
def unfinished(home: HomePage) -> StandardPage:
    """A draft with guiding words."""
    page: StandardPage = StandardPageFactory.create(
        parent=home, live=False, title="没写完", search_description=GUIDED
    )
    page.save_revision()
    return page


def is_public(page: StandardPage) -> bool:
    page.refresh_from_db()
    return bool(page.live)


def edit_url(page: StandardPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def sent(page: StandardPage, action: str, **fields: str) -> dict[str, str]:
    """What the form of the page sends with one of its buttons."""
    words = {"slug": page.slug, "search_description": page.search_description}
    return form_of(page.title, **words, **fields, **{action: action})


def test_no_time_is_set_for_it(home: HomePage, admin_client: Client) -> None:
    data = form_of("明天发", search_description=GUIDED, go_live_at="2099-01-01 08:00")
    response = admin_client.post(add_url(home), {**data, "action-publish": "action-publish"})
    assert REFUSED in response.content.decode()
    assert not StandardPage.objects.exists()


def test_code_is_told_by_an_exception(unfinished: StandardPage) -> None:
    with pytest.raises(UnfinishedPage, match="没写完"):
        unfinished.get_latest_revision().publish()
    assert not is_public(unfinished)


def test_the_clock_passes_it_over(
    unfinished: StandardPage, caplog: pytest.LogCaptureFixture
) -> None:
    soon = timezone.now() + dt.timedelta(hours=1)
    done = StandardPageFactory.create(parent=unfinished.get_parent(), live=False, go_live_at=soon)
    go_live(done.latest_revision)
    unfinished.save_revision(approved_go_live_at=soon - dt.timedelta(minutes=1))
    with time_machine.travel(soon + dt.timedelta(hours=1)):
        call_command("publish_scheduled")
    assert is_public(done)
    assert not is_public(unfinished)
    assert "没写完" in caplog.text
    assert not unfinished.revisions.filter(approved_go_live_at__isnull=False).exists()
    log = PageLogEntry.objects.filter(page=unfinished.pk, action="wagtail.schedule.cancel")
    assert log.count() == 1


def test_it_is_not_submitted_from_its_form(unfinished: StandardPage, admin_client: Client) -> None:
    response = admin_client.post(edit_url(unfinished), sent(unfinished, "action-sign-off"))
    assert GUIDED in str(response.context["form"].errors["search_description"])


def test_it_is_not_submitted_past_its_form(unfinished: StandardPage, admin_client: Client) -> None:
    url = submission_url(unfinished)
    html = admin_client.post(url, {"version": version_of(unfinished.latest_revision)}).content
    assert f"{REFUSED}：没写完。" in html.decode()
    assert unfinished.current_workflow_state is None
