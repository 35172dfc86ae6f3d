"""The furnished site with all its laws: prepared once for a state of the code, begun with by each process.

To start, to furnish and to bring in laws and what cites them takes minutes, which used to be spent by every
process, and beside its first tests. What is kept is a copy of the data folder and the names of what is there.
"""

import fcntl
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from fazhi.env import ROOT
from fazhi.workdays.calendar import today
from tests import migrated
from tests.browser.embedded_site import EmbeddedSite
from tests.browser.pages import Furnished, furnish
from tests.smoke.run import wait_for_loading

FOLDER = ROOT / ".pytest_cache" / "furnished"
FURNITURE = ("tests",)
DATABASE = "fazhi.sqlite3"
NAMES = "furnished.json"
DATA = "data"
# Of a running database, which is copied by its own means.
BESIDE_THE_DATABASE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", ".starting")


class PreparedSite(EmbeddedSite):
    """An embedded site that begins with what is kept; `furnished` says what is there."""

    def prepare(self) -> None:
        data = self.directory / DATA
        shutil.copytree(_kept() / DATA, data)
        # The record of the site names the port on which the page tree is served.
        with closing(sqlite3.connect(data / DATABASE)) as connection, connection:
            connection.execute("UPDATE wagtailcore_site SET port = ?", (self.port,))

    @property
    def furnished(self) -> Furnished:
        """What there is to look at, by name."""
        named = json.loads((_kept() / NAMES).read_text(encoding="utf-8"))
        screens = {name: (account, path) for name, (account, path) in named["screens"].items()}
        return Furnished(named["pages"], screens, named["organising"])


def _kept() -> Path:
    """The folder of what is kept, prepared now unless it was for the present code.

    Raises what starting, furnishing and loading raise.
    """
    # Sessions and due dates of the demonstration are counted from the day on which it was made.
    state = migrated.state_of_the_code(*FURNITURE)
    kept = FOLDER / f"{today().isoformat()}-{state}"
    with _alone():
        if not kept.exists():
            _keep(kept)
    return kept


@contextmanager
def _alone() -> Iterator[None]:
    """Who comes second waits while the first prepares."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep(kept: Path) -> None:
    for outdated in FOLDER.glob("*-*"):
        shutil.rmtree(outdated)
    unfinished = FOLDER / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    with EmbeddedSite() as site:
        furnished = furnish(site)
        data = site.directory / DATA
        wait_for_loading(data)
        shutil.copytree(
            data, unfinished / DATA, ignore=shutil.ignore_patterns(*BESIDE_THE_DATABASE)
        )
        with (
            closing(sqlite3.connect(data / DATABASE)) as running,
            closing(sqlite3.connect(unfinished / DATA / DATABASE)) as copy,
        ):
            running.backup(copy)
    (unfinished / DATA / DATABASE).chmod(0o600)
    (unfinished / NAMES).write_text(json.dumps(asdict(furnished)), encoding="utf-8")
    unfinished.replace(kept)
