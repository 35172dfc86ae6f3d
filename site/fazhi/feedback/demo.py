"""The demonstration's feedback: made up, about pages of its departments, in every state."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import override

from wagtail.models import ModelLogEntry

from fazhi.accounts.models import User
from fazhi.allowances.models import Allowance
from fazhi.departments.models import Department
from fazhi.feedback import handling
from fazhi.feedback.demo_data import MESSAGES, DemoFeedback
from fazhi.feedback.models import Feedback, FeedbackSettings, UsefulnessCount
from fazhi.feedback.services import receive
from fazhi.feedback.states import Act
from fazhi.feedback.targets import WHOLE_SITE, Target, path_below_site
from fazhi.town.demo import DemoPart, DemoTown
from fazhi.workdays import today

DEFAULT_DEPARTMENT = "justice"
# Votes on each page in the last days: useful, not useful.
VOTES = {"enforcement": (31, 9), "justice": (44, 4)}


def load(town: DemoTown) -> None:
    """The settings, a few messages and votes."""
    town.make("feedback.settings", partial(_settings, town))
    for number, message in enumerate(MESSAGES):
        town.make(f"feedback:{number}", partial(_message, town, message))
    for key, (useful, not_useful) in VOTES.items():
        if department := _department(town, key):
            town.make(f"usefulness:{key}", partial(_votes, department, useful, not_useful))


def _department(town: DemoTown, key: str) -> Department | None:
    found = town.find(f"department:{key}")
    return found if isinstance(found, Department) else None


def _settings(town: DemoTown) -> FeedbackSettings:
    made: FeedbackSettings = FeedbackSettings.load()
    made.default_department = _department(town, DEFAULT_DEPARTMENT)
    made.save()
    return made


def _target(department: Department) -> Target:
    with override(settings.LANGUAGE_CODE):
        address = department.get_absolute_url()
    return Target(path_below_site(address), department.name, department)


def _message(town: DemoTown, data: DemoFeedback) -> Feedback:
    department = _department(town, data.department)
    target = _target(department) if department else WHOLE_SITE
    at = timezone.now() - dt.timedelta(days=data.days_ago)
    made = receive(target, data.kind, data.reason, data.text, at=at)
    clerk = User.objects.filter(is_superuser=True).order_by("pk").first()
    if clerk is None or data.act is None:
        return made
    if data.act == Act.ACCEPT:
        return handling.accept(made, by=clerk)
    end = handling.answer if data.act == Act.ANSWER else handling.decline
    return end(made, data.answer, by=clerk)


def _votes(department: Department, useful: int, not_useful: int) -> UsefulnessCount:
    target = _target(department)
    return UsefulnessCount.objects.create(
        path=target.path,
        day=today(),
        title=target.title,
        link=target.link(),
        useful=useful,
        not_useful=not_useful,
    )


def remove(town: DemoTown) -> None:
    """Takes away what visitors of the demonstration sent as well: it was about made-up pages."""
    kind = ContentType.objects.get_for_model(Feedback)
    ModelLogEntry.objects.filter(content_type=kind).delete()
    for model in (Feedback, UsefulnessCount):
        model.objects.all().delete()
    Allowance.objects.filter(purpose__startswith="feedback.").delete()


# After the places and the site: the messages are about their pages.
PART = DemoPart("feedback", 70, load, remove)
