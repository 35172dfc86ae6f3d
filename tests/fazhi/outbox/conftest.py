"""A kind of message that only tests have, and a mail server."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

import pytest

from fazhi.outbox import kinds
from fazhi.outbox.channels.email import SMTP
from fazhi.outbox.kinds import Kind, Placeholder
from tests.fazhi.outbox.example import mass
from tests.fazhi.outbox.holding_sink import HoldingSink
from tests.fazhi.outbox.sink import Sink, mail_server

# There is no server that could crash; not skipped, since CI takes that for a test that is missing.
collect_ignore = [] if connection.vendor == "postgresql" else ["test_database_away.py"]


@pytest.fixture
def note() -> Iterator[Kind]:
    """A message with one value, by e-mail or by telephone, at any hour."""
    kind = Kind(
        key="test.note",
        label="Note",
        subject="About {{ title }}",
        body="Dear neighbour,\n\n{{ title }} is **ready**.",
        why="You asked for it.",
        placeholders={"title": Placeholder("Title", "lecture")},
        waits_for_day=False,
    )
    kinds.register_kind(kind)
    yield kind
    del kinds._kinds[kind.key]


@pytest.fixture
def smtp(settings: Any) -> Iterator[Sink]:
    """The mail server that plain SMTP is sent to."""
    with mail_server() as sink:
        settings.OUTBOX_EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 2
        yield sink


@pytest.fixture
def sink() -> Iterator[HoldingSink]:
    """The mail server of the processes that a test starts; messages to it can be written here."""
    with mail_server(HoldingSink()) as server:
        assert isinstance(server, HoldingSink)
        mass.register()
        yield server
        del kinds._kinds[mass.KIND]
