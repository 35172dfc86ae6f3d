"""Settings of the processes that the tests of the outbox start: short leases, so that tests need not wait."""

from datetime import timedelta

from fazhi.settings.dev import *  # noqa: F403
from fazhi.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.fazhi.outbox.example"]
OUTBOX_LEASE = timedelta(seconds=8)
OUTBOX_LONGEST_DELIVERY = timedelta(seconds=3)
EMAIL_TIMEOUT = 2.5
