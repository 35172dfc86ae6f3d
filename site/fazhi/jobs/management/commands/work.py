from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from fazhi.jobs.processes import StopFlag
from fazhi.jobs.startup import leave_it_to_celery
from fazhi.jobs.worker import RUNNERS, Supervisor


class Command(BaseCommand):
    help = "Runs the jobs where there is no Redis; `serve` starts the same beside the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--processes", type=int, default=RUNNERS, help="how many jobs run at the same time"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        leave_it_to_celery()
        Supervisor(StopFlag(), max(1, options["processes"])).run()
