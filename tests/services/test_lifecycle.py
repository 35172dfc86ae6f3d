"""A private service starts, and whatever happens, nothing of it stays behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from . import Elasticsearch, Nginx, PostgreSQL, Redis, Service, ServiceFailed, ServiceMissing, base
from .processes import eventually, listens, parent_of, processes_of, server_of
from .pytest_support import require

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.services


def nginx() -> Nginx:
    return Nginx("server { listen @listen@; return 204; }")


EVERY_KIND = [
    pytest.param(PostgreSQL, id="postgresql"),
    pytest.param(Redis, id="redis"),
    pytest.param(nginx, id="nginx"),
    pytest.param(Elasticsearch, id="elasticsearch", marks=pytest.mark.heavy),
]


@pytest.mark.parametrize("make", EVERY_KIND)
def test_stop__leaves_no_port_process_or_folder(make: Callable[[], Service]) -> None:
    service = make()
    require(service)

    with service:
        assert listens(service.port)
        assert processes_of(service.directory)
    service.stop()

    assert not service.running
    assert not listens(service.port)
    assert processes_of(service.directory) == []
    assert not service.directory.exists()


@pytest.mark.parametrize("make", EVERY_KIND)
def test_the_starting_process_is_killed__nothing_is_left(make: Callable[[], Service]) -> None:
    require(make())
    program = f"""
import time
from tests.services import *
service = {source_of(make)}.start()
print(service.port, service.directory, flush=True)
time.sleep(600)
"""
    parent = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with parent:
        assert parent.stdout
        port, directory = parent.stdout.readline().split()
        assert listens(int(port))
        parent.send_signal(signal.SIGKILL)

    assert eventually(lambda: not processes_of(Path(directory)))
    assert not listens(int(port))
    assert not Path(directory).exists()


@pytest.mark.parametrize("make", EVERY_KIND[:3])
def test_the_guard_is_killed__the_server_ends_too(make: Callable[[], Service]) -> None:
    service = make()
    require(service)
    with service:
        os.kill(parent_of(server_of(service.directory)), signal.SIGKILL)

        assert eventually(lambda: not listens(service.port))
        assert eventually(lambda: processes_of(service.directory) == [])
        assert not service.running
    assert not service.directory.exists()


def test_the_server_is_killed__that_is_noticed_and_it_can_start_again() -> None:
    require(Redis)
    with Redis() as service:
        os.kill(server_of(service.directory), signal.SIGKILL)
        assert eventually(lambda: not service.running)
        died_in = service.directory

        service.start()

        assert listens(service.port)
        assert not died_in.exists()


def test_a_server_that_cannot_start__the_error_shows_its_log() -> None:
    require(Nginx)
    service = Nginx("server { listen @listen@; no_such_directive on; }")

    with pytest.raises(ServiceFailed, match=r'(?s)nginx ended before.*"no_such_directive"'):
        service.start()

    assert not service.directory.exists()


def test_a_server_that_never_answers__is_given_up_and_ended() -> None:
    class Mute(Redis):
        start_seconds: ClassVar[float] = 0.5

        def answers(self) -> bool:
            return False

    require(Redis)
    service = Mute()

    with pytest.raises(
        ServiceFailed, match=r"(?s)Redis was not ready after 0\.5 s.*Server initialized"
    ):
        service.start()

    assert not listens(service.port)
    assert not service.directory.exists()


def test_the_port_was_taken_in_between__another_is_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    require(Redis)
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        taken = somebody.getsockname()[1]
        choices = iter([(taken,), base.free_ports(1)])
        monkeypatch.setattr(base, "free_ports", lambda count: next(choices))

        with Redis() as service:
            assert service.port != taken
            assert service.answers()


def test_not_installed__start_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(
        ServiceMissing, match=r"Redis is not installed: run scripts/install-services"
    ):
        Redis().start()


def test_nginx__a_placeholder_without_a_value_is_an_error() -> None:
    require(Nginx)
    with pytest.raises(ValueError, match="backend"):
        Nginx("server { listen @listen@; location / { proxy_pass @backend@; } }").start()


def source_of(make: Callable[[], Service]) -> str:
    if make is nginx:
        return 'Nginx("server { listen @listen@; return 204; }")'
    return f"{make.__name__}()"
