"""The empty database that tests begin with: migrated once for a state of the code, copied by each process.

Running all migrations takes longer than anything else a test run does before its first test. What they make
depends on nothing but the code and the installed packages, so a copy serves as long as these are the same.
On SQLite it is a file, on PostgreSQL a dump from which each server gets a template for its databases.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distributions
from pathlib import Path

from fazhi.env import ROOT
from tests.services import PostgreSQL

FOLDER = ROOT / ".pytest_cache" / "migrated"
# Whatever a migration or what follows it may read: code, catalogues, data beside the code.
SOURCES = ("site", "search", "cms_pages", "legal_library", "events", "tests/fazhi/signoff/leaflet")
TEMPLATE = "migrated"


def copy_to(target: Path) -> None:
    """Puts the migrated database where ``target`` says; only its owner may read it, as with the site's own.

    Raises `subprocess.CalledProcessError` when a migration fails, which has then said why.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone():
        shutil.copyfile(_database(), target)
    target.chmod(0o600)


def prepare() -> None:
    """Migrates, unless that was done for the present code; raises as `copy_to` does."""
    with _alone():
        _database()


def make_template(server: PostgreSQL) -> str:
    """Makes the migrated database on a server; the name by which others are made from it.

    Raises `subprocess.CalledProcessError` when a migration fails, which has then said why.
    """
    url = server.create_database(TEMPLATE)
    with _alone():
        kept = FOLDER / f"{state_of_the_code()}.sql"
        if kept.exists():
            server.load(kept.read_bytes(), url)
        else:
            with tempfile.TemporaryDirectory(prefix="fazhi-migrated-") as folder:
                _migrate(folder, FAZHI_TEST_DATABASE_URL=url)
            _keep(server.dump(url), kept)
    return TEMPLATE


@contextmanager
def _alone() -> Iterator[None]:
    """Who comes second waits while the first migrates."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _database() -> Path:
    database = FOLDER / f"{state_of_the_code()}.sqlite3"
    if not database.exists():
        with tempfile.TemporaryDirectory(prefix="fazhi-migrated-") as folder:
            _migrate(folder)
            (made,) = Path(folder).rglob("fazhi.sqlite3")
            _keep(made.read_bytes(), database)
    return database


def _migrate(folder: str, **variables: str) -> None:
    subprocess.run(
        [sys.executable, ROOT / "manage.py", "migrate", "--verbosity", "0"],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "fazhi.settings.test",
            "FAZHI_TEST_DIR": folder,
            **variables,
        },
        check=True,
    )


def _keep(content: bytes, kept: Path) -> None:
    """What was kept for another state of the code goes."""
    for outdated in FOLDER.glob(f"*{kept.suffix}"):
        outdated.unlink()
    unfinished = kept.with_suffix(".unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(kept)


def state_of_the_code(*others: str) -> str:
    """A digest of the code, of what is installed and of ``others`` that stand beside the code."""
    digest = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for package in sorted(f"{d.name} {d.version}" for d in distributions()):
        digest.update(package.encode())
    for path in _files_of(*SOURCES, *others):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files_of(*sources: str) -> Iterator[Path]:
    for source in sources:
        for path in sorted((ROOT / source).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
