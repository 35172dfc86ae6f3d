"""The two sites that are compared: each installed from nothing, each served the same way."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
MEASURE = """
import django; django.setup()
from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
client = Client(headers={"host": "127.0.0.1"})
client.get("/")
with CaptureQueriesContext(connection) as queries:
    response = client.get("/")
assert response.status_code == 200, response.status_code
print("measured", len(queries), len(response.content))
"""


class Site:
    """A site that can be installed, served and asked."""

    name = ""
    label = ""
    python = sys.executable
    wsgi = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.source = folder

    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder)}

    def install(self) -> None:
        raise NotImplementedError

    def run(self, *arguments: str) -> str:
        """Runs the site's Python in its folder and gives what it printed."""
        return subprocess.run(
            [self.python, *arguments],
            cwd=self.source,
            env=self.environment(),
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    @contextmanager
    def serve(self) -> Iterator[str]:
        """Serves the site with Gunicorn on a free port; gives the address of its home page."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(
            [
                self.python,
                "-m",
                "gunicorn",
                "-w",
                str(WORKERS),
                "-b",
                f"127.0.0.1:{port}",
                "--log-level",
                "error",
                self.wsgi,
            ],
            cwd=self.source,
            env=self.environment(),
            stderr=subprocess.DEVNULL,
        )
        url = f"http://127.0.0.1:{port}/"
        try:
            _wait(url)
            yield url
        finally:
            server.terminate()
            server.wait(20)

    def measure_page(self) -> tuple[int, int]:
        """Queries and bytes of the home page, once everything that is remembered is warm."""
        line = next(
            line for line in self.run("-c", MEASURE).splitlines() if line.startswith("measured")
        )
        _word, queries, size = line.split()
        return int(queries), int(size)


class Fazhi(Site):
    """This project with its demonstration town."""

    name = label = "Fazhi"
    wsgi = "fazhi.wsgi"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.source = ROOT

    def environment(self) -> dict[str, str]:
        return {
            **super().environment(),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(self.folder)]),
            "DJANGO_SETTINGS_MODULE": "fazhi.settings.dev",
            "FAZHI_DATA_DIR": str(self.folder),
            "FAZHI_LOG_LEVEL": "ERROR",
        }

    def install(self) -> None:
        self.run("manage.py", "migrate", "--verbosity", "0")
        self.run("manage.py", "load_demo")


class FazhiWithoutCache(Fazhi):
    """The same with a cache that keeps nothing: what surrounds a page is read anew for each."""

    name = "fazhi-without-cache"
    label = "Fazhi, nothing remembered"
    settings = """
from fazhi.settings.dev import *
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
"""

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "DJANGO_SETTINGS_MODULE": "bench_settings"}

    def install(self) -> None:
        (self.folder / "bench_settings.py").write_text(self.settings)
        super().install()


class Bakerydemo(Site):
    """Wagtail's bakerydemo at its newest commit that runs on this Python."""

    name = "bakerydemo"
    wsgi = "bench_wsgi"
    settings = """
from bakerydemo.settings.base import *
DEBUG = False
SECRET_KEY = "only-for-the-benchmark" * 3
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
"""

    def __init__(self, folder: Path, repository: Path) -> None:
        super().__init__(folder)
        self.repository = repository

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "DJANGO_SETTINGS_MODULE": "bench_settings"}

    def install(self) -> None:
        commit = self._newest_commit()
        self.label = f"bakerydemo {commit[:10]}"
        self.source = self.folder / "source"
        archive = subprocess.run(
            ["git", "-C", str(self.repository), "archive", commit], check=True, capture_output=True
        ).stdout
        self.source.mkdir()
        subprocess.run(["tar", "-x", "-C", str(self.source)], input=archive, check=True)
        venv = self.folder / "venv"
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        self.python = str(venv / "bin" / "python")
        self.run("-m", "pip", "install", "-q", "-r", "requirements/base.txt", "gunicorn")
        # The release that Wagtail 7.2 asks for fails on Python 3.11 (frozen generic data classes).
        self.run("-m", "pip", "install", "-q", "--no-deps", "django-tasks==0.12.0")
        (self.source / "bench_settings.py").write_text(self.settings)
        (self.source / "bench_wsgi.py").write_text(
            "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n"
        )
        self.run("manage.py", "migrate", "--verbosity", "0")
        self.run("manage.py", "load_initial_data")
        self.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")

    def _newest_commit(self) -> str:
        """The last commit before the requirements asked for a Django that needs a newer Python."""
        log = self._git("log", "--format=%H", "--", "requirements/base.txt").split()
        newer = None
        for commit in log:
            if "Django>=6" not in self._git("show", f"{commit}:requirements/base.txt"):
                break
            newer = commit
        return self._git("rev-parse", f"{newer}~1" if newer else "HEAD").strip()

    def _git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", str(self.repository), *arguments],
            check=True,
            capture_output=True,
            text=True,
        ).stdout


def _wait(url: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=10).read()
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{url} answers {error.code}") from None
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)
