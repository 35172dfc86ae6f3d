"""The process for jobs lives and ends with the site."""

import http.client
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from fazhi.jobs.asking import enqueue
from fazhi.jobs.models import Run, RunState
from tests.fazhi.jobs.conftest import Register
from tests.fazhi.jobs.example import functions
from tests.fazhi.jobs.example.functions import notes
from tests.fazhi.jobs.processes import environment
from tests.services import Service
from tests.services.processes import eventually, listens, parent_of, server_of

pytestmark = [pytest.mark.services, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


class SmallSite(Service):
    """Gunicorn with a site of one line."""

    title = "small site"
    start_seconds = 60

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._data = data

    def environment(self) -> dict[str, str]:
        return environment(self._data)

    def command(self) -> list[str | Path]:
        return [sys.executable, "-m", "tests.fazhi.jobs.small_site", str(self.port)]

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", "/")
        found = connection.getresponse().read() == b"here"
        connection.close()
        return found


@pytest.fixture
def site(tmp_path: Path, register: Register) -> Iterator[SmallSite]:
    functions.register()
    with SmallSite(tmp_path) as started:
        yield started


def family(pid: int) -> set[int]:
    """A process and all that it and its children have started."""
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(process.name)] = parent_of(int(process.name))
        except OSError:
            continue
    found = {pid}
    while new := {child for child, parent in parents.items() if parent in found} - found:
        found |= new
    return found


def alive(pids: set[int]) -> set[int]:
    """Those that run, not those that have ended and nobody has taken note of."""
    found = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state not in {"Z", "X"}:
            found.add(pid)
    return found


def has_gone(pid: int) -> bool:
    return not alive({pid})


def supervisor_of(site: int) -> int:
    """The child of the site that has children."""
    children = {pid for pid in family(site) if pid != site and parent_of(pid) == site}
    (found,) = [pid for pid in children if len(family(pid)) > 1]
    return found


def complete(site: int) -> bool:
    """The site, its worker, the supervisor and two runners."""
    return len(alive(family(site))) == 5


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_site(site: SmallSite, number: signal.Signals) -> None:
    main = server_of(site.directory)
    assert eventually(lambda: complete(main))
    everyone = family(main)
    os.kill(main, number)
    assert eventually(lambda: not alive(everyone), 15), number


def test_ctrl_c_reaches_all_of_them(site: SmallSite) -> None:
    main = server_of(site.directory)
    assert eventually(lambda: complete(main))
    everyone = family(main)
    os.killpg(main, signal.SIGINT)
    assert eventually(lambda: not alive(everyone), 15)
    assert "Traceback" not in site.log.read_text()


def test_who_dies_is_replaced_and_jobs_are_done(site: SmallSite, tmp_path: Path) -> None:
    main = server_of(site.directory)
    assert eventually(lambda: complete(main))
    for victim in (supervisor_of(main), max(family(supervisor_of(main)) - {supervisor_of(main)})):
        os.kill(victim, signal.SIGKILL)
        assert eventually(partial(has_gone, victim))
        assert eventually(lambda: complete(main))
    enqueue("example.short", 1)
    assert eventually(lambda: "short 1" in notes(tmp_path))


def test_the_run_at_hand_is_finished_when_the_site_is_told_to_stop(
    site: SmallSite, tmp_path: Path
) -> None:
    main = server_of(site.directory)
    assert eventually(lambda: complete(main))
    enqueue("example.seconds", 1)
    assert eventually(lambda: "begun 1" in notes(tmp_path))
    everyone = family(main)
    os.kill(main, signal.SIGTERM)
    assert eventually(lambda: not alive(everyone), 15)
    assert "ended 1" in notes(tmp_path)
    assert Run.objects.get(job="example.seconds").state == RunState.DONE


def test_the_port_is_free_as_soon_as_the_site_has_ended(site: SmallSite, tmp_path: Path) -> None:
    main = server_of(site.directory)
    assert eventually(lambda: complete(main))
    enqueue("example.long", 1)
    assert eventually(lambda: "begun 1" in notes(tmp_path))
    jobs = family(supervisor_of(main))
    os.kill(main, signal.SIGKILL)
    assert eventually(lambda: not listens(site.port), 3)
    assert eventually(lambda: not alive(jobs), 25)
