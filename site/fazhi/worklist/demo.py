"""The demonstration's tasks: made up, in every state, one of them late."""

from functools import partial

from django.contrib.contenttypes.models import ContentType

from wagtail.models import ModelLogEntry

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.town.demo import DemoPart, DemoTown
from fazhi.workdays import add_working_days, today
from fazhi.worklist import services
from fazhi.worklist.demo_data import TASKS, DemoTask
from fazhi.worklist.general import GENERAL
from fazhi.worklist.models import Task
from fazhi.worklist.states import Act


def load(town: DemoTown) -> None:
    """A few tasks."""
    for number, data in enumerate(TASKS):
        town.make(f"task:{number}", partial(_task, town, data))


def _task(town: DemoTown, data: DemoTask) -> Task:
    department = town.get(f"department:{data.department}", Department) if data.department else None
    assignee = town.get(f"account:{data.account}", User) if data.account else None
    task = services.open_task(
        GENERAL,
        title=data.title,
        department=department,
        assignee=assignee,
        due_on=add_working_days(today(), data.due_in).day,
    )
    by = assignee or User.objects.filter(is_superuser=True).earliest("pk")
    if data.act == Act.TAKE:
        return services.take(task, by)
    if data.act == Act.FINISH:
        return services.finish(task, data.words, by)
    return services.cancel(task, data.words, by) if data.act == Act.CANCEL else task


def remove(town: DemoTown) -> None:
    """Takes away the tasks of the demonstration's other objects as well, and their history."""
    kind = ContentType.objects.get_for_model(Task)
    ModelLogEntry.objects.filter(content_type=kind).delete()
    Task.objects.all().delete()


# After departments and accounts; before the rooms that open tasks, so that it is removed after them.
PART = DemoPart("worklist", 50, load, remove)
