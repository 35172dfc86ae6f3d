"""What the three commands say to somebody who has not done the step before."""

import sys
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from fazhi.town import demo
from fazhi.town.demo import DemoPart, DemoTown
from fazhi.town.management.commands import load_demo
from fazhi.town.models import Town, TownKind
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def _no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)


@pytest.mark.usefixtures("_no_tables")
@pytest.mark.parametrize(
    ("command", "options"),
    [("init_town", {"name": "示例镇"}), ("load_demo", {}), ("remove_demo", {})],
)
def test_a_database_without_tables_is_to_be_migrated_first(
    command: str, options: dict[str, Any]
) -> None:
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        call_command(command, **options)


def test_without_a_terminal_nothing_is_removed_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    Town(kind=TownKind.DEMO, name="黄桥镇").save()
    monkeypatch.setattr(sys, "stdin", StringIO())
    with pytest.raises(CommandError, match="--yes"):
        call_command("remove_demo")
    assert Town.objects.exists()


def test_loading_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(town: DemoTown) -> None:
        for number in range(3):
            town.make(f"user:{number}", lambda: UserFactory.create())

    monkeypatch.setattr(demo, "_parts", {"users": DemoPart("users", 1, load)})
    monkeypatch.setattr(load_demo.time, "monotonic", clock(seconds=1).__next__)
    printed = StringIO()
    call_command("load_demo", stdout=printed)
    assert printed.getvalue().splitlines()[:2] == ["正在载入演示数据：users", "  2"]


def clock(seconds: float) -> Iterator[float]:
    """One that moves on whenever it is looked at."""
    now = 0.0
    while True:
        yield now
        now += seconds
