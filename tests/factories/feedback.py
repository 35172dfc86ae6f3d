import datetime as dt

import factory

from fazhi.feedback.models import Feedback, Kind, Reason, UsefulnessCount
from tests.factories.departments import DepartmentFactory


class FeedbackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Feedback

    kind = Kind.CORRECTION
    reason = Reason.WRONG
    text = "办公时间写错了。"
    path = "/departments/"
    title = "镇里的部门"
    department = factory.SubFactory(DepartmentFactory)
    due_on = dt.date(2026, 3, 10)


class UsefulnessCountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UsefulnessCount

    path = "/departments/"
    title = "镇里的部门"
    day = dt.date(2026, 3, 10)
