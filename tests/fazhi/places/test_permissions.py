"""Who may change which counter, by the requests that a browser sends."""

import datetime as dt

from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.permissions import policy_registry

import pytest
from bs4 import BeautifulSoup

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.places.models import Counter
from fazhi.workdays import today
from tests import standing
from tests.factories.accounts import AdministratorFactory, UserFactory
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.places import CounterFactory, VenueFactory

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@standing.fixture()
def office() -> Department:
    provision_roles()
    return DepartmentFactory.create(name="民政办")


def counter_of(*departments: Department) -> Counter:
    counter = CounterFactory.create()
    counter.departments.set(departments)
    counter.save()
    return counter


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def author_of(department: Department, **dates: dt.date | None) -> Client:
    return browser(MembershipFactory.create(department=department, **dates).user)


def values_of(client: Client, counter: Counter) -> dict[str, str | list[str]]:
    """What a browser would send of the counter's form."""
    page = client.get(reverse("counter:edit", args=[counter.pk]))
    form = BeautifulSoup(page.content, "html.parser").find("form", attrs={"data-edit-form": True})
    assert form is not None
    values: dict[str, str | list[str]] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name = str(field.get("name", ""))
        if field.get("type") == "checkbox":
            if field.has_attr("checked") and "__prefix__" not in name:
                values.setdefault(name, []).append(field["value"])  # type: ignore[union-attr,arg-type]
            continue
        chosen = field.find("option", selected=True) if field.name == "select" else None
        value = chosen["value"] if chosen else field.get("value", "")
        values[name] = field.text.strip() if field.name == "textarea" else str(value or "")
    return {k: v for k, v in values.items() if k and "__prefix__" not in k}


def rename(client: Client, counter: Counter, values: dict[str, str | list[str]]) -> bool:
    """Whether the counter has another name after the form was sent."""
    client.post(reverse("counter:edit", args=[counter.pk]), {**values, "name": "改过的窗口"})
    counter.refresh_from_db()
    return counter.name == "改过的窗口"


def may_open(client: Client, screen: str, counter: Counter) -> bool:
    return client.get(reverse(f"counter:{screen}", args=[counter.pk])).status_code == 200


def test_an_author_changes_the_counters_of_the_own_department(office: Department) -> None:
    client = author_of(office)
    counter = counter_of(office, DepartmentFactory.create())
    assert may_open(client, "history", counter)
    assert rename(client, counter, values_of(client, counter))


def test_an_author_keeps_the_details_but_moves_no_counter(office: Department) -> None:
    other = DepartmentFactory.create()
    counter = counter_of(office, other)
    elsewhere = VenueFactory.create()
    publisher = MembershipFactory.create(role=Role.PUBLISHER).user
    venue, number = counter.venue, counter.number
    own: dict[str, str | list[str]] = {
        "venue": str(elsewhere.pk),
        "number": str(number + 50),
        "departments": [str(office.pk)],
    }
    client = author_of(office)
    values = values_of(browser(publisher), counter)
    assert rename(client, counter, {**values, **own})
    assert (counter.venue, counter.number) == (venue, number)
    assert set(counter.departments.all()) == {office, other}
    page = client.get(reverse("counter:edit", args=[counter.pk])).content.decode()
    assert "如需调整请联系发布人" in page
    assert rename(browser(publisher), counter, {**values, **own})
    counter = Counter.objects.get()
    assert (counter.venue, counter.number) == (elsewhere, number + 50)
    assert set(counter.departments.all()) == {office}


def test_an_author_changes_no_other_counter(office: Department) -> None:
    client = author_of(office)
    values = values_of(client, counter_of(office))
    for counter in (counter_of(DepartmentFactory.create()), counter_of()):
        assert not rename(client, counter, values)
        for screen in ("edit", "delete", "history", "usage"):
            assert not may_open(client, screen, counter), screen
        assert may_open(client, "inspect", counter)


def test_an_author_adds_deletes_and_imports_none(office: Department) -> None:
    client = author_of(office)
    counter = counter_of(office)
    client.post(reverse("counter:delete", args=[counter.pk]))
    assert Counter.objects.filter(pk=counter.pk).exists()
    for screen in ("add", "import"):
        assert client.get(reverse(f"counter:{screen}")).status_code == 302


def test_the_list_and_the_view_offer_the_form_of_the_own_counters_only(office: Department) -> None:
    client = author_of(office)
    own, other = counter_of(office), counter_of(DepartmentFactory.create())
    pages = [client.get(reverse("counter:index")).content.decode()]
    pages += [
        client.get(reverse("counter:inspect", args=[c.pk])).content.decode() for c in (own, other)
    ]
    for page, offers in zip(pages, [(True, False), (True, False), (False, False)], strict=True):
        urls = [reverse("counter:edit", args=[c.pk]) for c in (own, other)]
        assert tuple(url in page for url in urls) == offers


@pytest.mark.parametrize(
    ("field", "days"), [("ends_on", -1), ("starts_on", 1)], ids=["ended", "to come"]
)
def test_a_membership_counts_on_its_days_only(office: Department, field: str, days: int) -> None:
    day = today() + dt.timedelta(days=days)
    membership = MembershipFactory.create(department=office, **{field: day})
    # Authors of another department see the list.
    MembershipFactory.create(user=membership.user)
    assert not may_open(browser(membership.user), "edit", counter_of(office))


def test_another_role_in_the_department_is_no_authorship(office: Department) -> None:
    user = MembershipFactory.create(department=office, role=Role.COPY_CHECKER).user
    MembershipFactory.create(user=user)
    assert not may_open(browser(user), "edit", counter_of(office))


def test_publishers_and_administrators_change_every_counter(office: Department) -> None:
    publisher = MembershipFactory.create(role=Role.PUBLISHER).user
    for client in (browser(publisher), browser(AdministratorFactory.create())):
        for counter in (counter_of(office), counter_of()):
            assert rename(client, counter, values_of(client, counter))


def test_only_who_may_delete_deletes(office: Department) -> None:
    counter = counter_of(office)
    client = browser(MembershipFactory.create(role=Role.PUBLISHER).user)
    assert not may_open(client, "delete", counter)
    browser(AdministratorFactory.create()).post(reverse("counter:delete", args=[counter.pk]))
    assert not Counter.objects.filter(pk=counter.pk).exists()


def test_a_group_with_the_permission_changes_every_counter(office: Department) -> None:
    group = Group.objects.create(name="窗口管理")
    names = ("access_admin", "view_counter", "change_counter")
    group.permissions.set(Permission.objects.filter(codename__in=names))
    user = UserFactory.create()
    user.groups.add(group)
    assert may_open(browser(user), "edit", counter_of())


def test_the_policy_names_the_counters_and_the_users(office: Department) -> None:
    author = MembershipFactory.create(department=office).user
    elsewhere = MembershipFactory.create().user
    publisher = MembershipFactory.create(role=Role.PUBLISHER).user
    own, other = counter_of(office), counter_of()
    policy = policy_registry.get_by_type(Counter)
    for user, counters in ((author, {own}), (elsewhere, set()), (publisher, {own, other})):
        found = policy.instances_user_has_permission_for(user, "change")
        assert set(found) == counters
    assert not policy.instances_user_has_permission_for(author, "delete").exists()
    assert set(policy.users_with_permission_for_instance("change", own)) == {author, publisher}
    assert set(policy.users_with_permission("change")) == {author, elsewhere, publisher}
    author.is_active = False
    author.save()
    assert set(policy.users_with_permission_for_instance("change", own)) == {publisher}


def test_the_list_takes_the_same_queries_however_long_it_is(office: Department) -> None:
    client = author_of(office)

    def queries() -> int:
        client.get(reverse("counter:index"))  # fills what is remembered between requests
        with CaptureQueriesContext(connection) as context:
            client.get(reverse("counter:index"))
        return len(context)

    counter_of(office)
    few = queries()
    for _n in range(5):
        counter_of(office)
    assert queries() == few
