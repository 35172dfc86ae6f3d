"""What the roles can and cannot do, by the requests that a browser sends."""

from typing import Any

from django.test import Client
from django.urls import reverse

from wagtail.images import get_image_model
from wagtail.models import Page

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import SectionPage
from fazhi.accounts.models import MUST_HAVE_SECOND_FACTOR, User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from tests import standing
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.pages import SectionPageFactory, found_home, go_live

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ALL = set(Role)


@standing.fixture()
def section() -> SectionPage:
    """A section that is not public yet, in a site where the roles are provisioned."""
    page = SectionPageFactory.create(parent=found_home(), live=False)
    provision_roles()
    return page


def browser(role: Role) -> tuple[Client, User]:
    user = MembershipFactory.create(role=role).user
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client, user


def form_values(html: str) -> dict[str, Any]:
    """What a browser would send of the page's editing form."""
    form = BeautifulSoup(html, "html.parser").find("form", attrs={"data-edit-form": True})
    assert form is not None
    values: dict[str, Any] = {"intro-count": "0"}  # an empty stream, which a script draws
    for field in form.find_all(["input", "textarea", "select"]):
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if name := str(field.get("name", "")):
            chosen = field.find("option", selected=True) if field.name == "select" else None
            value = chosen.get("value", "") if chosen else field.get("value", "")
            values[name] = field.text.strip() if field.name == "textarea" else value
    return values


def edit(client: Client, page: Page, **changes: str) -> int:
    """Opens the editor and sends its form back with changes; the status of the first refusal."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = client.get(url)
    if shown.status_code != 200:
        return shown.status_code
    values = form_values(shown.content.decode())
    return client.post(url, {**values, **changes}).status_code


def bulk(client: Client, action: str, page: Page) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    client.post(f"{url}?id={page.pk}&next=/", {"include_descendants": ""})


@pytest.mark.parametrize("role", Role)
def test_every_role_enters_the_administration(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.parametrize("role", Role)
def test_who_edits_a_page(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    edit(client, section, title="新标题")
    section.refresh_from_db()
    latest = section.get_latest_revision_as_object()
    assert (latest.title == "新标题") is (role in {Role.AUTHOR, Role.COPY_CHECKER})


@pytest.mark.parametrize("role", Role)
def test_no_role_publishes_past_sign_off(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    edit(client, section, **{"action-publish": "action-publish"})
    bulk(client, "publish", section)
    section.refresh_from_db()
    assert not section.live


@pytest.mark.parametrize("role", Role)
def test_no_role_unpublishes_without_a_reason(role: Role, section: SectionPage) -> None:
    go_live(section.get_latest_revision())
    client, _user = browser(role)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[section.pk]))
    bulk(client, "unpublish", section)
    section.refresh_from_db()
    assert section.live


@pytest.mark.parametrize("role", Role)
def test_nobody_but_the_publisher_locks(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    client.post(reverse("wagtailadmin_pages:lock", args=[section.pk]))
    section.refresh_from_db()
    assert section.locked is (role == Role.PUBLISHER)


@pytest.mark.parametrize("role", Role)
def test_nobody_deletes_or_moves_what_is_public(role: Role, section: SectionPage) -> None:
    go_live(section.get_latest_revision())
    client, _user = browser(role)
    client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]))
    bulk(client, "delete", section)
    assert Page.objects.filter(pk=section.pk).exists()


@pytest.mark.parametrize("role", Role)
def test_who_makes_pages(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    url = reverse("wagtailadmin_pages:add", args=["general", "standardpage", section.pk])
    assert (client.get(url).status_code == 200) is (role == Role.AUTHOR)


@pytest.mark.parametrize("role", Role)
def test_nobody_makes_a_second_home_page(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    root = Page.objects.get(depth=1)
    url = reverse("wagtailadmin_pages:add", args=["general", "homepage", root.pk])
    assert client.get(url).status_code != 200


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_the_page_tree(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    explorer = client.get(reverse("wagtailadmin_explore", args=[section.get_parent().pk]))
    assert section.title in explorer.content.decode()


def test_the_auditor_reads_the_history_of_the_site(section: SectionPage) -> None:
    client, _user = browser(Role.AUDITOR)
    section.save_revision(log_action=True)
    report = client.get(reverse("wagtailadmin_reports:site_history"))
    assert section.title in report.content.decode()
    assert report.status_code == 200


@pytest.mark.parametrize("role", Role)
def test_who_uploads_images(role: Role, section: SectionPage) -> None:
    client, _user = browser(role)
    shown = client.get(reverse("wagtailimages:add_multiple"))
    assert (shown.status_code == 200) is (role == Role.AUTHOR)


def test_an_author_edits_own_images_only(section: SectionPage) -> None:
    client, user = browser(Role.AUTHOR)
    image = {"title": "图", "file": "a.png", "width": 1, "height": 1}
    own = get_image_model().objects.create(**image, uploaded_by_user=user)
    other = get_image_model().objects.create(**image)
    statuses = [
        client.get(reverse("wagtailimages:delete", args=[i.pk])).status_code for i in (own, other)
    ]
    assert statuses == [200, 302]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ["department", "membership", "lawresponsibility"])
def test_who_sees_the_lists_of_departments(role: Role, name: str, section: SectionPage) -> None:
    client, _user = browser(role)
    sees = role in {Role.AUDITOR, Role.LEGAL_REVIEWER}
    assert (client.get(reverse(f"{name}:index")).status_code == 200) is sees
    for action in ("add", "import"):
        assert client.get(reverse(f"{name}:{action}")).status_code == 302


@pytest.mark.parametrize("role", Role)
def test_nobody_changes_departments(role: Role, section: SectionPage) -> None:
    department = DepartmentFactory.create()
    client, _user = browser(role)
    client.post(reverse("department:edit", args=[department.pk]), {"name": "别的"})
    client.post(reverse("department:delete", args=[department.pk]))
    assert Department.objects.get(pk=department.pk).name == department.name


def test_who_must_have_a_second_factor(section: SectionPage) -> None:
    must = {r for r in ALL if browser(r)[1].has_perm(f"accounts.{MUST_HAVE_SECOND_FACTOR}")}
    assert must == {Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.LEGAL_REVIEWER, Role.PUBLISHER}
