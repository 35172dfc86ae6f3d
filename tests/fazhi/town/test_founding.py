from argparse import ArgumentParser
from typing import Any

import pytest

from fazhi.accounts.models import User
from fazhi.spreadsheets import Finding
from fazhi.town import founding
from fazhi.town.demo import TownError
from fazhi.town.founding import FoundingStep, Report, found_town
from fazhi.town.models import Town, TownKind
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(town: Town, options: dict[str, Any], report: Report) -> None:
        UserFactory.create(username="founder")
        report.lines.append("one account")
        if options.get("bad"):
            report.findings.append(Finding("wrong", row=3))

    def arguments(parser: ArgumentParser) -> None:
        parser.add_argument("--bad")

    monkeypatch.setattr(founding, "_steps", {"user": FoundingStep("user", 1, run, arguments)})


def test_founding_runs_every_step() -> None:
    report = found_town("示例镇", "Example", {}, dry_run=False)
    assert report.lines == ["one account"]
    assert User.objects.filter(username="founder").exists()
    town = Town.objects.get()
    assert (town.kind, town.name, town.name_en) == (TownKind.REAL, "示例镇", "Example")


@pytest.mark.parametrize(("options", "dry_run"), [({}, True), ({"bad": "yes"}, False)])
def test_a_trial_and_a_finding_change_nothing(options: dict[str, Any], dry_run: bool) -> None:
    found_town("示例镇", "", options, dry_run=dry_run)
    assert not User.objects.exists()
    assert not Town.objects.exists()


def test_a_demonstration_must_be_removed_first() -> None:
    Town(kind=TownKind.DEMO, name="黄桥镇").save()
    with pytest.raises(TownError, match="remove_demo"):
        found_town("示例镇", "", {}, dry_run=False)


def test_a_town_is_founded_once() -> None:
    found_town("示例镇", "", {}, dry_run=False)
    with pytest.raises(TownError, match="示例镇"):
        found_town("另一镇", "", {}, dry_run=False)
