"""``python -m benchmarks.signups``: registrations a second over HTTP, on PostgreSQL and on SQLite."""

import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.sites import Fazhi
from tests.events.registering.load import Met, Rush, rush
from tests.services import PostgreSQL, Redis

PEOPLE, SEATS = 1000, 100
# Until both workers have loaded everything; these people are registered when the others come.
WARM_UP = Rush(10, at_once=4)
SESSIONS = f"""
from tests.events.registering.served import public_session
print("sessions", *[public_session({SEATS}).public_id for _n in range(2)])
"""
JUDGE = """
from events.models import Session
from events.states import State
from tests.events.seats.reckoning import check
session = Session.objects.get(public_id={session!r})
check(session)
print("confirmed", session.registrations.filter(state=State.CONFIRMED).count())
"""


class Installation(Fazhi):
    """The site in two worker processes behind one proxy, without the demonstration town."""

    def __init__(self, folder: Path, **variables: str) -> None:
        super().__init__(folder)
        self.variables = variables

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "FAZHI_TRUSTED_PROXIES": "1", **self.variables}

    def install(self) -> None:
        self.run("manage.py", "migrate", "--verbosity", "0")

    def shell(self, code: str, word: str) -> list[str]:
        """What a piece of code prints after a word."""
        printed = self.run("manage.py", "shell", "--no-imports", "-c", code)
        return next(line for line in printed.splitlines() if line.startswith(word)).split()[1:]


def measure(installation: Installation, session: str, wanted: Rush) -> Met:
    """Two thousand forms for a session, whose seats are counted at the end."""
    with installation.serve() as home:
        address = f"{home}sessions/{session}/register/"
        rush(address, WARM_UP)
        met = rush(address, wanted)
    assert installation.shell(JUDGE.format(session=session), "confirmed") == [str(SEATS)]
    return met


def main() -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fazhi-bench-")))
        redis, database = stack.enter_context(Redis()), stack.enter_context(PostgreSQL())
        stores = {"FAZHI_DATABASE_URL": database.url, "FAZHI_REDIS_URL": redis.url}
        for name, variables in (("PostgreSQL", stores), ("SQLite", {})):
            installation = Installation(folder / name, **variables)
            try:
                installation.install()
                sessions = installation.shell(SESSIONS, "sessions")
                for session, reads_form in zip(sessions, (False, True), strict=True):
                    met = measure(installation, session, Rush(PEOPLE, reads_form=reads_form))
                    print(f"{name}, form {'read and sent' if reads_form else 'sent'}: {met}")
            except subprocess.CalledProcessError as error:
                print(error.stderr, file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
