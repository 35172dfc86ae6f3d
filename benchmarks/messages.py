"""``python -m benchmarks.messages``: messages a second, beside smtplib alone to the same server."""

import os
import smtplib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from benchmarks.mail_sink import Meter, mail_sink
from benchmarks.sites import ROOT
from tests.services import PostgreSQL, Redis
from tests.services.base import HOST

MESSAGES = 2000
SECONDS = 300
WRITE = f"from tests.fazhi.outbox.example import mass; mass.register(); mass.write({MESSAGES})"
CELERY = ("-m", "celery", "-A", "fazhi")


class Installation:
    """One that writes messages and sends them."""

    def __init__(self, folder: Path, meter: Meter, **variables: str) -> None:
        folder.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)]),
            "DJANGO_SETTINGS_MODULE": "fazhi.settings.dev",
            "FAZHI_DATA_DIR": str(folder),
            "FAZHI_LOG_LEVEL": "ERROR",
            "FAZHI_SMTP_HOST": HOST,
            "FAZHI_SMTP_PORT": str(meter.port),
            **variables,
        }

    def run(self, *arguments: str) -> None:
        """A command of the site."""
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True)

    def write(self) -> float:
        """Messages written a second, with what starting Python takes."""
        begun = time.monotonic()
        self.run("shell", "--no-imports", "-c", WRITE)
        return MESSAGES / (time.monotonic() - begun)

    @contextmanager
    def processes(self, *commands: tuple[str, ...]) -> Iterator[None]:
        """Runs them, and ends them as an operator does."""
        started = [
            subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for command in commands
        ]
        try:
            yield
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait(60)


def sent(name: str, installation: Installation, meter: Meter, *commands: tuple[str, ...]) -> float:
    """Messages that arrive a second while these processes send."""
    installation.run("migrate", "--verbosity", "0")
    written = installation.write()
    meter.reset()
    with installation.processes(*commands):
        rate = meter.wait_for(MESSAGES, SECONDS)
    print(f"{name}: {written:.0f} written/s, {rate:.0f} sent/s")
    return rate


def alone(meter: Meter) -> float:
    """What smtplib alone sends a second over one connection, of a mail as long as ours."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "noreply@localhost", "a@d.test", "Number 1"
    mail.set_content("This is number 1.\n" + "x" * 60 + "\n")
    mail.add_alternative("<p>This is number 1.</p>" + f"{'x' * 60}\n" * 20, subtype="html")
    content = mail.as_bytes(policy=SMTP)
    meter.reset()
    with smtplib.SMTP(HOST, meter.port) as connection:
        for _i in range(MESSAGES):
            connection.sendmail("noreply@localhost", ["a@d.test"], content)
    rate = meter.wait_for(MESSAGES, SECONDS)
    print(f"smtplib: {rate:.0f} sent/s")
    return rate


def main() -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="fazhi-bench-")))
        meter = stack.enter_context(mail_sink())
        embedded = Installation(folder / "embedded", meter)
        on_sqlite = sent("embedded, SQLite", embedded, meter, ("manage.py", "work"))
        redis, database = stack.enter_context(Redis()), stack.enter_context(PostgreSQL())
        production = Installation(
            folder / "production",
            meter,
            FAZHI_DATABASE_URL=database.url,
            FAZHI_REDIS_URL=redis.url,
        )
        workers = [(*CELERY, "worker", "--concurrency", "1", "-n", f"w{n}") for n in range(2)]
        beat = (*CELERY, "beat")
        with_celery = sent("two Celery workers, PostgreSQL", production, meter, *workers, beat)
        plain = alone(meter)
    print(
        f"\nto smtplib: embedded {on_sqlite / plain:.2f}, two Celery workers {with_celery / plain:.2f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
