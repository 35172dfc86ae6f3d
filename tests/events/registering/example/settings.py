"""Settings of the site whose workers are killed."""

from fazhi.settings.dev import *  # noqa: F403
from fazhi.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.events.registering.example"]
