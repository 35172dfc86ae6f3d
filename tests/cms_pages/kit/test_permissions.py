"""Who may delete a page, by the requests that a browser sends."""

from collections.abc import Iterable
from itertools import combinations

from django.test import Client
from django.urls import reverse

from wagtail.models import Page

import pytest

from cms_pages.general.models import HomePage, SectionPage
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.departments.provisioning import provision_roles
from tests.factories.accounts import UserFactory
from tests.factories.departments import MembershipFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, take_off

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PUBLISHES_AND_EDITS = [(Role.AUTHOR, Role.PUBLISHER), (Role.COPY_CHECKER, Role.PUBLISHER)]


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    """A section that is not public, in a site where the roles are provisioned."""
    section = SectionPageFactory.create(parent=home, live=False)
    provision_roles()
    return section


def browser(*roles: Role) -> tuple[Client, User]:
    user = UserFactory.create()
    for role in roles:
        MembershipFactory.create(user=user, role=role)
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client, user


def is_deleted(client: Client, page: Page) -> bool:
    """Whether the page goes, by its own page for deleting, the list of pages or the interface."""
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    client.post(f"{bulk}?id={page.pk}")
    client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "delete"]))
    return not Page.objects.filter(pk=page.pk).exists()


def pairs() -> Iterable[tuple[Role, Role]]:
    return combinations(Role, 2)


@pytest.mark.parametrize("roles", pairs())
def test_no_two_roles_together_delete_a_branch(
    roles: tuple[Role, Role], section: SectionPage
) -> None:
    client, user = browser(*roles)
    for page in (section, StandardPageFactory.create(parent=section, live=False)):
        Page.objects.filter(pk=page.pk).update(owner=user)
    section.refresh_from_db()
    assert not is_deleted(client, section)


@pytest.mark.parametrize("roles", pairs())
def test_only_who_also_publishes_deletes_what_a_colleague_is_writing(
    roles: tuple[Role, Role], section: SectionPage
) -> None:
    page = StandardPageFactory.create(parent=section, live=False, owner=UserFactory.create())
    client, _user = browser(*roles)
    assert is_deleted(client, page) is (roles in PUBLISHES_AND_EDITS)


def test_an_author_deletes_an_own_draft_and_not_an_own_public_page(section: SectionPage) -> None:
    client, user = browser(Role.AUTHOR)
    draft = StandardPageFactory.create(parent=section, live=False, owner=user)
    public = StandardPageFactory.create(parent=section, owner=user)
    assert is_deleted(client, draft)
    assert not is_deleted(client, public)


def test_nobody_deletes_what_is_public_before_it_is_withdrawn(
    admin_client: Client, section: SectionPage
) -> None:
    page = StandardPageFactory.create(parent=section, owner=UserFactory.create())
    section.refresh_from_db()
    client, _user = browser(Role.COPY_CHECKER, Role.PUBLISHER)
    for who in (client, admin_client):
        assert not is_deleted(who, page)
        assert not is_deleted(who, section)
    take_off(page)
    assert is_deleted(client, page)


def test_an_administrator_deletes_a_branch(admin_client: Client, section: SectionPage) -> None:
    StandardPageFactory.create(parent=section, live=False)
    section.refresh_from_db()
    assert is_deleted(admin_client, section)


def test_the_list_of_pages_offers_no_deleting_that_is_refused(section: SectionPage) -> None:
    client, user = browser(Role.AUTHOR)
    own, other = (
        StandardPageFactory.create(parent=section, live=False, owner=owner)
        for owner in (user, UserFactory.create())
    )
    explorer = client.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()
    assert reverse("wagtailadmin_pages:delete", args=[own.pk]) in explorer
    assert reverse("wagtailadmin_pages:delete", args=[other.pk]) not in explorer


def test_an_author_still_moves_a_colleagues_draft(home: HomePage, section: SectionPage) -> None:
    page = StandardPageFactory.create(parent=section, live=False, owner=UserFactory.create())
    other = SectionPageFactory.create(parent=home, live=False)
    client, _user = browser(Role.AUTHOR)
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))
    assert Page.objects.get(pk=page.pk).get_parent().pk == other.pk
