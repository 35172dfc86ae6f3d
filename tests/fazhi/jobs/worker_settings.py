"""Settings of the processes that the tests of jobs start: the embedded installation and the example jobs."""

from fazhi.settings.dev import *  # noqa: F403
from fazhi.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.fazhi.jobs.example"]
