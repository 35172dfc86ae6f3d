"""The embedded site with its demonstration town, in a process and a folder of its own."""

import os
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fazhi.env import ROOT
from tests import migrated
from tests.services import Service

# On this machine: a proxy of the environment has no part in it.
open_url = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


class EmbeddedSite(Service):
    """What `make run` starts, below ``prefix`` of a free port.

    It finds an empty database that is migrated; a start in an empty folder is shown by `scripts/run-smoke`.
    """

    title = "the embedded site"
    start_seconds = 240

    def __init__(self, prefix: str = "") -> None:
        super().__init__()
        self.prefix = prefix
        self.sessions: dict[str, list[Any]] = {}  # cookies of whoever has signed in

    @property
    def url(self) -> str:
        """Address without a closing slash."""
        return f"http://localhost:{self.port}{self.prefix}"

    def prepare(self) -> None:
        migrated.copy_to(self.directory / "data" / "fazhi.sqlite3")

    def command(self) -> Sequence[str | Path]:
        return [sys.executable, ROOT / "manage.py", "serve"]

    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.directory),
            "LANG": "C.UTF-8",
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "FAZHI_DATA_DIR": str(self.directory / "data"),
            **({"FAZHI_BASE_URL": self.url} if self.prefix else {}),
        }

    def answers(self) -> bool:
        try:
            with open_url(f"{self.url}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError:
            return False
