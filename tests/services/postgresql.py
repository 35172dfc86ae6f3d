"""A private PostgreSQL."""

import contextlib
import functools
import os
import pwd
import re
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from .base import HOST, Service, ServiceFailed
from .guard import identity

# Tests throw their data away: nothing has to survive a crash of the machine.
CONFIGURATION = """
listen_addresses = '{host}'
port = {port}
unix_socket_directories = ''
max_connections = 100
shared_buffers = 64MB
dynamic_shared_memory_type = mmap
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
"""


class PostgreSQL(Service):
    """A cluster in UTF-8 with byte order collation, whose superuser has a password of its own.

    The server refuses to run as root and then runs as `postgres` or `nobody`.
    """

    title = "PostgreSQL"
    stop_signal = signal.SIGINT  # ends connections at once, orderly
    superuser = "fazhi"

    @classmethod
    def missing(cls) -> str | None:
        if binaries():
            return None
        return "PostgreSQL is not installed: run scripts/install-services"

    @property
    def url(self) -> str:
        """The database that every cluster has; `create_database` makes another."""
        return self.database_url("postgres")

    @property
    def dsn(self) -> str:
        """The same for `psycopg.connect`."""
        return self.url

    def database_url(self, name: str) -> str:
        """The address of the database with that name."""
        return f"postgresql://{self.superuser}:{self.secret}@{HOST}:{self.port}/{name}"

    def create_database(self, name: str) -> str:
        """Makes an empty database and returns its address."""
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.database_url(name)

    @classmethod
    def dump(cls, url: str) -> bytes:
        """Everything in the database at an address, of this server or another one, as SQL."""
        return subprocess.run(
            [cls._program("pg_dump"), "--no-owner", url], check=True, capture_output=True
        ).stdout

    @classmethod
    def load(cls, dump: bytes, url: str) -> None:
        """Fills the empty database at an address with what was dumped."""
        subprocess.run(
            [cls._program("psql"), "--quiet", "--set", "ON_ERROR_STOP=1", url],
            input=dump,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def user(self) -> str | None:
        return unprivileged_user() if os.geteuid() == 0 else None

    def environment(self) -> dict[str, str]:
        # PGDATA, PGPORT and the like belong to some other server.
        own = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        return {**own, "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def prepare(self) -> None:
        user = self.user()
        password = self.directory / "password"
        password.write_text(self.secret)
        if user:
            shutil.chown(password, user)
        initdb = subprocess.run(
            [
                *(self._program("initdb"), "--pgdata", self._data),
                *("--username", self.superuser, "--pwfile", password, "--auth", "scram-sha-256"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"),
            ],
            cwd=self.directory,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
            **identity(user),
        )
        if initdb.returncode:
            raise ServiceFailed(f"PostgreSQL could not create its data folder\n{initdb.stdout}")
        with (self._data / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION.format(host=HOST, port=self.port))

    def command(self) -> list[str | Path]:
        return [self._program("postgres"), "-D", self._data]

    def answers(self) -> bool:
        try:
            with psycopg.connect(self.dsn, connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    @property
    def _data(self) -> Path:
        return self.directory / "data"

    @staticmethod
    def _program(name: str) -> Path:
        folder = binaries()
        assert folder, "start() has asked missing()"
        return folder / name


@functools.cache
def binaries() -> Path | None:
    """The folder of `postgres` and `initdb`: that in the path, else the newest that Debian has installed."""
    on_path = shutil.which("postgres")
    # Links into some folder of programs would hide the files that lie beside the real ones.
    candidates = [Path(on_path).resolve().parent] if on_path else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates += sorted(debian, key=lambda folder: _version(folder.parent.name), reverse=True)
    for folder in candidates:
        if all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
            return folder
    return None


def unprivileged_user() -> str:
    """An account that PostgreSQL does not refuse. Raises ServiceFailed where there is none."""
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise ServiceFailed("PostgreSQL does not run as root, and there is no user postgres or nobody")


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", name))
