"""What content may be in when somebody tries, and what must be the same after it."""

from typing import Any

from wagtail.models import TaskState, WorkflowState

from cms_pages.general.models import StandardPage
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import faults
from fazhi.signoff.eligible import STEP_OF
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.steps import Step
from fazhi.signoff.verifying import live_faults
from fazhi.signoff.withdrawing import withdraw
from tests.fazhi.signoff.conftest import Office


def draft(office: Office) -> None:
    """Written, and submitted to nobody."""


def under_way(office: Office) -> None:
    """The copy is checked, the department has yet to sign."""
    office.submit()
    office.sign()


def returned(office: Office) -> None:
    """The department wants it changed."""
    under_way(office)
    signing.send_back(office.ticket(office.people[Step.DEPARTMENT]), reason="写清楚。")


def changed(office: Office) -> None:
    """Public, with a newer version that nobody has signed."""
    office.submit()
    office.sign_all()
    office.write("没有签过的新说法。")


def changed_and_under_way(office: Office) -> None:
    """Public, with a newer version that the department has yet to sign."""
    changed(office)
    under_way(office)


def withdrawn(office: Office) -> None:
    """Signed, published, and taken off the site."""
    office.submit()
    office.sign_all()
    withdraw(office.page, office.people[Step.PUBLICATION], reason="内容有误。")


STATES = {
    state.__name__: state
    for state in (draft, under_way, returned, changed, changed_and_under_way, withdrawn)
}


def public_words() -> set[str]:
    """What residents read on pages of the type, wherever they stand."""
    return {f"{page.title} {page.body}" for page in StandardPage.objects.filter(live=True)}


def releases() -> int:
    """How often something was released or withdrawn."""
    return SignOffRecord.objects.filter(act__in=[Act.RELEASED, Act.WITHDRAWN]).count()


def unrecorded() -> list[Any]:
    """What is public, submitted or signed without a record that says so."""
    found: list[Any] = [*faults(), *live_faults()]
    counts = {
        "submitted": (
            WorkflowState.objects.count(),
            SignOffRecord.objects.filter(act=Act.SUBMITTED).count(),
        ),
        "signed": (
            TaskState.objects.filter(status=TaskState.STATUS_APPROVED).count(),
            SignOffRecord.objects.filter(act__in=STEP_OF).count(),
        ),
    }
    return found + [name for name, (there, told) in counts.items() if there > told]
