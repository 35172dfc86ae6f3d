"""The processes that run jobs, with Celery and without, on the database of the test."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from django.db import connection
from django.utils import timezone

from fazhi.env import ROOT
from fazhi.jobs.models import Clock
from tests.services import Service
from tests.services.processes import server_of


def environment(data: Path, redis_url: str = "") -> dict[str, str]:
    """What such a process is started with."""
    found = {
        "PATH": os.environ["PATH"],
        "HOME": str(data),
        "LANG": "C.UTF-8",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "tests.fazhi.jobs.worker_settings",
        "FAZHI_DATA_DIR": str(data),
        "FAZHI_DATABASE_URL": database_url(),
    }
    return found | ({"FAZHI_REDIS_URL": redis_url} if redis_url else {})


def database_url() -> str:
    """The address of the test's own database."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    account = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
    return f"postgresql://{account}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


class JobProcess(Service):
    """One process; it is ready when it says ``word``, or else when the clock has ticked."""

    port_count = 0
    start_seconds = 60
    stop_seconds = 25

    def __init__(self, arguments: Sequence[str], variables: dict[str, str], word: str = "") -> None:
        super().__init__()
        self.title = " ".join(arguments)  # type: ignore[misc]
        self._arguments = arguments
        self._variables = variables
        self._word = word
        self._begun = timezone.now()

    def environment(self) -> dict[str, str]:
        return self._variables

    def command(self) -> list[str | Path]:
        return [sys.executable, *self._arguments]

    def answers(self) -> bool:
        if self._word:
            return self._word in self.log.read_text(errors="replace")
        last = Clock.objects.last_tick()
        return last is not None and last > self._begun

    def kill_group(self) -> None:
        """Ends it and every process it has started, as a power cut does."""
        os.killpg(server_of(self.directory), signal.SIGKILL)
        self.stop()


class WithoutCelery:
    """``manage.py work``: clock and workers in one."""

    def __init__(self, data: Path, redis_url: str = "") -> None:
        self.variables = environment(data)
        self.processes: list[JobProcess] = []

    def start(self) -> None:
        """Clock and workers."""
        self._start(str(ROOT / "manage.py"), "work")

    start_worker = start_clock = start

    def kill(self) -> None:
        """All at once, in the middle of what they do."""
        for process in self.processes:
            process.kill_group()
        self.processes.clear()

    def stop(self) -> None:
        """As an operator does."""
        for process in self.processes:
            process.stop()
        self.processes.clear()

    def _start(self, *arguments: str, word: str = "") -> None:
        process = JobProcess(arguments, self.variables, word)
        self.processes.append(process)
        process.start()


class WithCelery(WithoutCelery):
    """``celery worker`` and ``celery beat``."""

    def __init__(self, data: Path, redis_url: str = "") -> None:
        super().__init__(data)
        self.variables = environment(data, redis_url)

    def start(self) -> None:
        self.start_worker()
        self.start_clock()

    def start_worker(self) -> None:
        """One worker with two processes."""
        self._celery("worker", "--concurrency", "2", word=" ready.")

    def start_clock(self) -> None:
        """One beat."""
        self._celery("beat")

    def _celery(self, *arguments: str, word: str = "") -> None:
        self._start("-m", "celery", "-A", "fazhi", *arguments, "--loglevel", "INFO", word=word)
