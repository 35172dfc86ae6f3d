"""The behaviour table: each way and act, in each state, as everybody."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client, TestCase

from fazhi.accounts.models import User
from tests.fazhi.signoff.conftest import Office
from tests.fazhi.signoff.ways import (  # noqa: F401 - each adds its ways
    api,
    code,
    editor,
    screens,
    translating,
    tree,
)
from tests.fazhi.signoff.ways.attempt import ACTS, REFUSALS, WAYS, Attempt, go
from tests.fazhi.signoff.ways.people import browser_of, people_of
from tests.fazhi.signoff.ways.states import STATES, public_words, releases, unrecorded

TABLE = Path(__file__).with_name("table.csv")
KEYS = ("what", "state")
WRITING = ("INSERT", "UPDATE", "DELETE")
SESSIONS = Session._meta.db_table


class _Undo(Exception):
    """Takes back what somebody did."""


@contextmanager
def undone() -> Iterator[None]:
    """Leaves the database as it was."""
    with suppress(_Undo), transaction.atomic():
        yield
        raise _Undo


def attempt(name: str, office: Office, user: User | None, browser: Client | None = None) -> str:
    """What a way comes to, with everything that libraries do after the commit."""
    with TestCase.captureOnCommitCallbacks() as later:
        outcome = go(name, Attempt(office, browser or browser_of(user), user))
    for callback in later:
        # There a refusal reaches only a log or a message.
        with suppress(*REFUSALS):
            callback()
    return outcome


def rows(state: str, make_office: Callable[[], Office]) -> Iterator[dict[str, str]]:
    """How each way and act ends for everybody; raises ``AssertionError`` where a way got around."""
    with undone():
        office = make_office()
        STATES[state](office)
        people = people_of(office)
        browsers = {who: browser_of(user) for who, user in people.items()}
        before = public_words(), releases()
        assert unrecorded() == []
        for name in names():
            found = {"what": name, "state": state}
            for who, user in people.items():
                with undone(), _writing() as written:
                    found[who] = attempt(name, office, user, _another(browsers[who]))
                    if not written:  # as before, then
                        continue
                    assert unrecorded() == [], (name, state, who)
                    after = public_words(), releases()
                    assert name in ACTS or after == before, (name, state, who)
            yield found


def _another(browser: Client) -> Client:
    """A browser in which the same person is signed in, and nothing has happened yet."""
    another = Client()
    another.cookies = SimpleCookie(browser.cookies.output(header="", sep=";"))
    return another


@contextmanager
def _writing() -> Iterator[list[str]]:
    """The statements that write to the database meanwhile, but for those about being signed in."""
    written: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        if sql.startswith(WRITING) and SESSIONS not in sql:
            written.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        yield written


def names() -> list[str]:
    """The ways, and then the acts."""
    return [*WAYS, *ACTS]


def read_table() -> dict[tuple[str, str], dict[str, str]]:
    """The rows of ``table.csv`` by what and state; none before it is first written."""
    if not TABLE.exists():
        return {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(line["what"], line["state"]): line for line in csv.DictReader(file)}


def write_table(lines: Iterable[dict[str, str]]) -> None:
    """Writes ``table.csv``."""
    lines = sorted(lines, key=lambda line: names().index(line["what"]))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
