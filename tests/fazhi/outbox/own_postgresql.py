"""A PostgreSQL of one test's own, with a copy of the test's database, that can crash and come back."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.fazhi.jobs.processes import database_url
from tests.services import PostgreSQL
from tests.services.processes import server_of

NAME = "copy"


class Lasting(PostgreSQL):
    """Keeps what it has confirmed through a crash, as a server in production does."""

    def prepare(self) -> None:
        super().prepare()
        with (self._data / "postgresql.conf").open("a") as configuration:
            configuration.write("synchronous_commit = on\n")

    def crash(self) -> None:
        """Ends at once, every transaction with it; the folder stays until `stop`."""
        os.kill(server_of(self.directory), signal.SIGQUIT)  # `pg_ctl stop -m immediate`


class Again(PostgreSQL):
    """The same data at the same port."""

    def __init__(self, earlier: Lasting) -> None:
        super().__init__()
        self._earlier = earlier

    def prepare(self) -> None:
        self.ports, self.secret = self._earlier.ports, self._earlier.secret

    @property
    def _data(self) -> Path:
        return self._earlier._data


@contextmanager
def with_a_copy(server: PostgreSQL) -> Iterator[None]:
    """Lets Django use a copy of its database on that server."""
    server.load(server.dump(database_url()), server.create_database(NAME))
    original = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        NAME=NAME, PORT=server.port, USER=server.superuser, PASSWORD=server.secret
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(original)
