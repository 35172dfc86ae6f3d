"""A site of one line with the process for jobs beside it: ``python -m tests.fazhi.jobs.small_site PORT``."""

import os
import sys
from collections.abc import Callable
from typing import Any

import django

from gunicorn.app.base import BaseApplication


class Site(BaseApplication):
    def load_config(self) -> None:
        self.cfg.set("bind", f"127.0.0.1:{sys.argv[1]}")
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("control_socket_disable", True)

    def load(self) -> Callable[..., Any]:
        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
            start("200 OK", [("Content-Type", "text/plain")])
            return [b"here"]

        return answer


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.fazhi.jobs.worker_settings"
    django.setup()
    from fazhi.companion import ArbiterWithJobs

    ArbiterWithJobs(Site()).run()
