"""Web workers killed between the check and the commit: no half rows, and the form can be sent once more."""

import http.client
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from django.db import connection

import pytest

from events.models import Attendee, Registration, Session
from fazhi.people.models import Consent, Person
from tests.events.registering.example.pausing import PLACES, stopped, wanted
from tests.events.registering.load import ask, form_of, visitor_of
from tests.events.registering.served import Served, public_session
from tests.events.seats.reckoning import check
from tests.services.processes import eventually

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

# SQLite has one file and no server that has to notice: a few kills show as much there.
KILLS = 50 if connection.vendor == "postgresql" else 8


def test_a_killed_worker_leaves_nothing_and_the_form_is_taken_once(tmp_path: Path) -> None:
    session = public_session(KILLS - 5)
    settings = "tests.events.registering.example.settings"
    with Served(tmp_path, settings_module=settings) as site, ThreadPoolExecutor(1) as browser:
        for number, place in enumerate(islice(cycle(PLACES), KILLS)):
            values = form_of(number, f"form-of-{number}")
            wanted(tmp_path).write_text(place)
            sent = browser.submit(ask, site.form(session), visitor_of(number), values)
            assert eventually(stopped(tmp_path).exists), "no worker came to the place"
            os.kill(int(stopped(tmp_path).read_text()), signal.SIGKILL)
            stopped(tmp_path).unlink()
            with pytest.raises((OSError, http.client.HTTPException)):
                sent.result(30)

            stored(session, number)
            for _once_more in range(2):
                answer = ask(site.form(session), visitor_of(number), values)
                assert answer.status == 302, f"after a kill {place}"
            stored(session, number + 1)


def stored(session: Session, people: int) -> None:
    """That so many are registered, each with everything that belongs to it, and nobody by half."""
    check(session)
    assert session.arrivals == people
    for rows in (Registration, Attendee, Person, Consent):
        assert rows.objects.count() == people
