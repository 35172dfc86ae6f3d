"""Nobody gets around sign-off: every route, in every state of the content, for whoever has most rights."""

from collections.abc import Callable
from contextlib import suppress

from django.test import Client

from wagtail.models import PagePermissionTester

import pytest

from cms_pages.general.models import StandardPage
from cms_pages.kit.submitting import LeadsToSignOff
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.libraries.views import UpdateTranslations
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import faults
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.page_permissions import SignedOffPermissions
from fazhi.signoff.signed_off import SignedOff
from fazhi.signoff.steps import Step
from fazhi.signoff.withdrawing import withdraw
from tests.factories.accounts import AdministratorFactory
from tests.fazhi.signoff.conftest import Office
from tests.fazhi.signoff.routes import REFUSALS, ROUTES, Attempt, go

pytestmark = pytest.mark.django_db


def draft(office: Office) -> None:
    """Written, and submitted to nobody."""


def under_way(office: Office) -> None:
    """The copy is checked, the department has yet to sign."""
    office.submit()
    office.sign()


def returned(office: Office) -> None:
    """The department wants it changed."""
    under_way(office)
    signing.send_back(office.ticket(office.people[Step.DEPARTMENT]), reason="写清楚。")


def changed(office: Office) -> None:
    """Public, with a newer version that nobody has signed."""
    office.submit()
    office.sign_all()
    office.write("没有签过的新说法。")


def changed_and_under_way(office: Office) -> None:
    """Public, with a newer version that the department has yet to sign."""
    changed(office)
    under_way(office)


def withdrawn(office: Office) -> None:
    """Signed, published, and taken off the site."""
    office.submit()
    office.sign_all()
    withdraw(office.page, office.people[Step.PUBLICATION], reason="内容有误。")


STATES = (draft, under_way, returned, changed, changed_and_under_way, withdrawn)


def public_words() -> dict[str, str]:
    """What residents read on every page of the type, by address."""
    live = StandardPage.objects.filter(live=True, alias_of=None)
    return {page.url_path: f"{page.title} {page.body}" for page in live}


def releases() -> int:
    return SignOffRecord.objects.filter(act__in=[Act.RELEASED, Act.WITHDRAWN]).count()


def somebody(who: str, office: Office, member: Callable[..., User]) -> User:
    if who == "administrator":
        return AdministratorFactory.create()
    if who == "author who is an administrator":
        return office.author
    publisher = office.people[Step.PUBLICATION]
    return publisher if who == "publisher" else member(Role.DEPARTMENT_HEAD, office.bureau)


@pytest.mark.parametrize("who", ["administrator", "author who is an administrator", "publisher"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("name", ROUTES)
def test_no_way_leads_around_sign_off(
    name: str,
    state: Callable[[Office], None],
    who: str,
    office: Office,
    member: Callable[..., User],
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    state(office)
    user = somebody(who, office, member)
    client = Client(raise_request_exception=True)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    before, signed = public_words(), releases()
    with django_capture_on_commit_callbacks(execute=False) as later:  # type: ignore[attr-defined]
        go(name, Attempt(office, client, user))
    for callback in later:
        go_later(callback)
    assert public_words() == before
    assert releases() == signed
    assert list(faults()) == []


def go_later(callback: Callable[[], object]) -> None:
    """What a library does after the commit, where a refusal reaches only its log or a message."""
    with suppress(*REFUSALS):
        callback()


# What becomes public by these once the guards are gone. The others cannot even be reached: Wagtail's
# bulk actions are not registered, its workflow finds no task of its own, a second home page has no place.
REAL = (
    "editor_publish",
    "editor_schedule",
    "create_and_publish",
    "copy_and_publish",
    "revert_and_publish",
    "localize_publish",
    "localize_update_and_publish",
    "localize_in_code",
    "code_publishes",
    "code_publishes_by_the_action",
    "code_publishes_an_old_version",
    "code_sets_it_live",
    "code_copies",
    "the_clock",
)


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail and wagtail-localize as they come."""
    for name in ("can_publish", "can_publish_subpage", "can_submit_for_moderation"):
        monkeypatch.setattr(SignedOffPermissions, name, getattr(PagePermissionTester, name))
    for name in ("publish", "save", "copy"):
        monkeypatch.delattr(SignedOff, name)
    monkeypatch.delattr(LeadsToSignOff, "action_name_and_method")
    monkeypatch.delattr(UpdateTranslations, "get_form")


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("name", REAL)
def test_every_way_would_lead_there_without_its_guard(
    name: str, office: Office, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    if name in {"code_copies", "copy_and_publish"}:
        StandardPage.objects.filter(pk=office.page.pk).update(live=True)
    user = AdministratorFactory.create()
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = public_words()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        go(name, Attempt(office, client, user))
    assert public_words() != before
