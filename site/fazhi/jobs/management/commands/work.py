from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from fazhi.jobs.broker import has_broker
from fazhi.jobs.processes import StopFlag
from fazhi.jobs.worker import RUNNERS, Supervisor
from fazhi.startup import StartupProblem


class Command(BaseCommand):
    help = "Runs the jobs where there is no Redis; `serve` starts the same beside the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--processes", type=int, default=RUNNERS, help="how many jobs run at the same time"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if has_broker():
            raise StartupProblem(
                "已设置 FAZHI_REDIS_URL，自动任务由 Celery 执行，请启动 celery -A fazhi worker 和 "
                "celery -A fazhi beat（见 docs/jobs.md）。",
                "FAZHI_REDIS_URL is set, so Celery runs the jobs; start celery -A fazhi worker and "
                "celery -A fazhi beat (docs/jobs.md).",
            )
        Supervisor(StopFlag(), max(1, options["processes"])).run()
