"""The Celery application of a production installation; the broker carries names and ids, never data."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.production")

from django.core.management import call_command

from celery import Celery
from celery.schedules import crontab

app = Celery("fazhi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["fazhi"], related_name="task_backend")

# What runs by the clock (Asia/Shanghai). Each is a management command that can be run again.
SCHEDULE = {
    "publish_scheduled": crontab(),
    "provision_roles": crontab(minute=5, hour=0),
    "purge_personal_data": crontab(minute=30, hour=2),
    "purge_uploaded_lists": crontab(minute="*/10"),  # they are promised to be gone in an hour
    "clearsessions": crontab(minute=0, hour=3),
}


@app.task(name="fazhi.run_command", ignore_result=True)
def run_command(name: str) -> None:
    """Runs one of the scheduled commands; raises `KeyError` for any other."""
    if name not in SCHEDULE:
        raise KeyError(name)
    call_command(name)


app.conf.beat_schedule = {
    name: {"task": run_command.name, "schedule": when, "args": [name], "options": {"expires": 3600}}
    for name, when in SCHEDULE.items()
}
