"""Management commands as jobs."""

import io
from collections.abc import Callable

from django.core.management import call_command


def run_command(name: str, *arguments: str) -> Callable[[], str]:
    """A function for `register_job` that runs a command and returns what it printed."""

    def run() -> str:
        printed = io.StringIO()
        call_command(name, *arguments, stdout=printed, stderr=printed)
        return printed.getvalue().strip()

    return run
