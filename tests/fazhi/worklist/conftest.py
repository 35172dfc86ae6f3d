"""Kinds of tasks as rooms above register them, and who hears of what."""

from collections.abc import Iterator
from typing import Any

from django.dispatch import Signal

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.worklist import kinds, signals
from tests.factories.departments import DepartmentFactory

NAMES = ("opened", "handed_over", "reminded", "escalated", "ended")


@pytest.fixture
def office(db: None) -> Department:
    return DepartmentFactory.create(name="示例司法所")


@pytest.fixture
def review(monkeypatch: pytest.MonkeyPatch) -> str:
    """A kind about departments, for legal reviewers, with three days and two of grace."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    made = kinds.register_kind(
        "review",
        "复审",
        about=[Department],
        days=3,
        escalate_after=2,
        roles=[Role.LEGAL_REVIEWER],
        address_of=lambda department: department.get_absolute_url(),
    )
    return made.key


class Heard(list[tuple[str, str, list[User]]]):
    """What the signals said: name, title of the task, users to tell."""

    def listen(self, name: str) -> tuple[Signal, Any]:
        def receive(sender: object, task: Any, users: list[User], **kwargs: Any) -> None:
            self.append((name, task.title, users))

        return getattr(signals, f"task_{name}"), receive


@pytest.fixture
def heard() -> Iterator[Heard]:
    said = Heard()
    connected = [said.listen(name) for name in NAMES]
    for signal, receive in connected:
        signal.connect(receive)
    yield said
    for signal, receive in connected:
        signal.disconnect(receive)
