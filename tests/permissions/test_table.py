"""The permission table is complete, and the site keeps to it."""

from django.test import Client

import pytest

from fazhi.departments.demo import DEMO_ADMINISTRATOR, demo_accounts
from tests.permissions.arguments import example_path
from tests.permissions.furniture import furnish
from tests.permissions.matrix import ANONYMOUS, VERBS, answers, client_of, outcome, read_table
from tests.permissions.routes import Route, all_routes

TABLE = {(row["route"], row["address"]): row for row in read_table()}
# Those who meet most screens; the others are asked only whether they get in.
SEEN_IN_FULL = {ANONYMOUS, DEMO_ADMINISTRATOR, "demo-author"}
USERS = [name for name in next(iter(TABLE.values()), {}) if name not in {"route", "address"}]


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    routes = {(r.name, r.shape) for r in all_routes()}
    assert routes - set(TABLE) == set(), "run: python -m tests.permissions, and read the change"
    assert set(TABLE) - routes == set()


def test_every_role_has_a_column() -> None:
    assert {ANONYMOUS, *(name for name, _role, _department in demo_accounts())} == set(USERS)


def test_no_row_holds_an_error() -> None:
    failing = {key[0] for key, row in TABLE.items() if any("error" in row[u] for u in USERS)}
    assert failing == set()


@pytest.fixture
def furnished(demo_town: None, db: None) -> None:
    """The demonstration town with one of everything."""
    furnish()


@pytest.mark.django_db
def test_nobody_enters_the_administration_without_signing_in(furnished: None) -> None:
    client = Client()
    for route in all_routes():
        if route.shape.startswith("/admin/"):
            expected = TABLE[route.name, route.shape][ANONYMOUS]
            assert answers(client, example_path(route)) == expected, route
            assert expected in {"sign in", "-", "no"} or is_open(route), route


def is_open(route: Route) -> bool:
    """What the administration shows before signing in: its sign-in page and its words."""
    return route.name in {
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_sprite",
    } or route.name.startswith("wagtailadmin_password_reset")


@pytest.mark.heavy
@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("user", USERS)
def test_each_role_gets_in_where_the_table_says(user: str, furnished: None) -> None:
    client = client_of(user)
    wrong = []
    for route in all_routes():
        found = answers(client, example_path(route), rendered=user in SEEN_IN_FULL)
        expected = TABLE[route.name, route.shape][user]
        if found != expected:
            wrong.append(f"{route.shape}: {found} instead of {expected}")
    assert wrong == []


@pytest.mark.django_db
def test_an_outcome_is_told_from_the_answer(demo_town: None) -> None:
    anonymous = Client()
    assert outcome(anonymous, VERBS[0], "/healthz") == "yes"
    assert outcome(anonymous, VERBS[0], "/admin/") == "sign in"
    assert outcome(anonymous, VERBS[0], "/no-such-page/") == "-"
    route = Route("healthz", "/healthz", ())
    assert example_path(route) == "/healthz"
