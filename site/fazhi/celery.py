"""The Celery application of a production installation; its messages are ids of runs, never data."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.production")

from celery import Celery

app = Celery("fazhi")
app.set_default()  # for the threads of the site, which ask for runs
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["fazhi.jobs"])
