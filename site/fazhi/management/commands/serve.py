"""`make run`: prepares the embedded installation, then serves it."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.db.migrations import Migration
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from gunicorn.app.base import BaseApplication

from fazhi.companion import ArbiterWithJobs
from fazhi.embedded import addresses, check_database, check_folder, check_port, only_one_start
from fazhi.env import read_environment
from fazhi.jobs.broker import has_broker
from fazhi.management.commands import migrate
from fazhi.town.demo import demo_parts
from fazhi.town.models import Town, TownKind

THREADS = 8
SHOWN_EVERY = 1.5  # seconds

env = read_environment()


class Command(BaseCommand):
    help = "Migrates, loads the demonstration town into an empty installation, and serves the site."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        check_folder(env.data_dir)
        check_port(env.host, env.port)
        with only_one_start(env.data_dir):
            self._prepare()
        connections.close_all()
        Server(self._announce).run()

    def _prepare(self) -> None:
        if steps := check_database():
            self._say(_("Preparing the database …"))
            progress = Migrate(steps, self._say)
            call_command(progress, interactive=False, verbosity=0, skip_checks=True)
        town = Town.objects.current()
        if town is None or town.kind == TownKind.DEMO:
            call_command("load_demo", stdout=self.stdout, skip_checks=True)

    def _announce(self) -> None:
        lines = [_("The site is ready: %s") % " ".join(addresses(env))]
        admin = f"{addresses(env)[0]}{settings.ADMIN_PATH}/"
        lines.append(_("Administration: %s") % admin)
        if Town.objects.is_demo():
            for part in demo_parts():
                lines += part.announce() if part.announce else []
        lines.append(_("Data folder: %s") % env.data_dir)
        lines.append(_("Press Ctrl+C to stop."))
        self._say("\n" + "\n".join(lines) + "\n")
        connections.close_all()

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


class Migrate(migrate.Command):
    """Says how far it is, instead of naming each migration."""

    def __init__(self, steps: int, say: Callable[[str], None]) -> None:
        super().__init__()
        self.steps = steps
        self.say = say
        self.done = 0
        self.said = time.monotonic()

    def migration_progress_callback(
        self, action: str, migration: Migration | None = None, fake: bool = False
    ) -> None:
        if action == "apply_success":
            self.done += 1
            now = time.monotonic()
            if now - self.said >= SHOWN_EVERY or self.done == self.steps:
                self.said = now
                self.say(f"  {self.done} / {self.steps}")


class Server(BaseApplication):
    """Gunicorn in this process: one worker with threads, which suits SQLite and local memory."""

    def __init__(self, announce: Any) -> None:
        self.announce = announce
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", f"{f'[{env.host}]' if ':' in env.host else env.host}:{env.port}")
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", THREADS)
        self.cfg.set("loglevel", "warning")
        self.cfg.set("timeout", 120)
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("when_ready", lambda arbiter: self.announce())

    def run(self) -> None:
        """With the process for jobs beside it, unless Celery runs them."""
        if has_broker():
            super().run()
        else:
            ArbiterWithJobs(self).run()

    def load(self) -> Any:
        return import_string("fazhi.wsgi.application")
