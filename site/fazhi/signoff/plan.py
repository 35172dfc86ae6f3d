"""What a submission asks for: handed from whoever acts to Wagtail's workflow, which begins the steps."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.signoff.errors import ActsElsewhere
from fazhi.signoff.steps import Step


@dataclass(frozen=True)
class Plan:
    """The steps of a submission, and which department is asked at each once it is reached."""

    steps: tuple[Step, ...]
    department_for: Callable[[Step], Department | None]
    by: User


_plan: ContextVar[Plan | None] = ContextVar("signoff.plan", default=None)


@contextmanager
def following(plan: Plan) -> Iterator[None]:
    """Steps that Wagtail's workflow begins meanwhile are those of ``plan``."""
    token = _plan.set(plan)
    try:
        yield
    finally:
        _plan.reset(token)


def current_plan() -> Plan:
    """The plan in hand; raises `ActsElsewhere` where a workflow is moved past `fazhi.signoff`."""
    plan = _plan.get()
    if plan is None:
        raise ActsElsewhere(_("Content is submitted and signed on the screens of sign-off only."))
    return plan


def is_following() -> bool:
    """Whether a plan is in hand."""
    return _plan.get() is not None
