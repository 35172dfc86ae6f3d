"""Who gets in where: every route asked by every role, once with GET and once with POST.

``python -m tests.permissions`` writes what it finds to ``table.csv``, to be read in review.
"""

import csv
from collections.abc import Iterator
from contextlib import nullcontext
from http.cookies import SimpleCookie
from pathlib import Path

from django.db import transaction
from django.test import Client
from django.urls import reverse

from fazhi.accounts.models import User
from tests.permissions.arguments import example_path
from tests.permissions.routes import all_routes
from tests.unrendered import unrendered

TABLE = Path(__file__).with_name("table.csv")
ANONYMOUS = "anonymous"
VERBS = ("GET", "POST")
ADMINISTRATION = "/admin/"


class _Undo(Exception):
    """Takes back what a request changed."""


def outcome(client: Client, verb: str, path: str, *, rendered: bool = True) -> str:
    """How the site answers; a screen of the administration may go without its words.

    ``yes``: it does what was asked or says what is wrong with the input; ``no``: refused; ``sign in``:
    sent to the sign-in page; ``-``: nothing there, or the verb is not for this address.
    """
    cookies = SimpleCookie(client.cookies)
    in_full = rendered or not path.startswith(ADMINISTRATION)
    try:
        with transaction.atomic(), nullcontext() if in_full else unrendered():
            response = client.get(path) if verb == "GET" else client.post(path)
            status, location = response.status_code, response.headers.get("Location", "")
            raise _Undo
    except _Undo:
        client.cookies = cookies  # still signed in after the address that signs out
    if status in {404, 405, 410}:
        return "-"
    if status in {401, 403}:
        return "no"
    if status >= 500:
        return f"error {status}"
    if location.startswith((reverse("account_login"), reverse("wagtailadmin_login"))):
        return "sign in"
    # Wagtail refuses with a message on its first page.
    refused = location == reverse("wagtailadmin_home") and path != reverse("wagtailadmin_home")
    return "no" if refused else "yes"


def client_of(username: str) -> Client:
    """A browser signed in as ``username``; anonymous stays signed out."""
    client = Client(raise_request_exception=False)
    if username != ANONYMOUS:
        client.force_login(
            User.objects.get(username=username),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
    return client


def measured(users: list[str]) -> Iterator[dict[str, str]]:
    """A row for each route: its name, its shape, and how it answers each user."""
    clients = {user: client_of(user) for user in users}
    for route in all_routes():
        path = example_path(route)
        yield {
            "route": route.name,
            "address": route.shape,
            **{user: answers(clients[user], path) for user in users},
        }


def answers(client: Client, path: str, *, rendered: bool = True) -> str:
    """Both verbs' outcomes, once when they are the same."""
    get, post = (outcome(client, verb, path, rendered=rendered) for verb in VERBS)
    return get if get == post else f"{get} / {post}"


def read_table() -> list[dict[str, str]]:
    """The rows of ``table.csv``; none before it is first written."""
    if not TABLE.exists():
        return []
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(rows: list[dict[str, str]]) -> None:
    """Writes ``table.csv``."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
