"""Whatever happens to two sessions, seats are given by the rule: thousands of steps beside an oracle."""

from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.events.seats.faults import FAULTS, Fault
from tests.events.seats.history import History
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory
from tests.factories.events import SessionFactory
from tests.factories.places import VenueFactory

STEPS = 40


@pytest.fixture
def history(db: None) -> type[History]:
    """The machine, with what its sessions need."""

    class OfTheTest(History):
        make = staticmethod(
            partial(
                SessionFactory.create,
                department=DepartmentFactory.create(),
                venue=VenueFactory.create(),
            )
        )
        staff = UserFactory.create()
        steps = 0

    OfTheTest.__qualname__ = OfTheTest.__name__ = "History"
    return OfTheTest


def run(machine: type[History], histories: int, *, shrink: bool = True) -> None:
    """The same histories each time, so that a failure is there again; its steps are printed as code."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=histories,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            print_blob=True,
            report_multiple_bugs=False,
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_seats_are_given_by_the_rule_in_some_histories(history: type[History]) -> None:
    run(history, 6)


@pytest.mark.heavy
@pytest.mark.any_database
@pytest.mark.parametrize("number", range(4))
def test_seats_are_given_by_the_rule_in_ten_thousand_steps(
    number: int, history: type[History]
) -> None:
    run(seed(number)(history), 90)
    assert history.steps >= 2500


@pytest.mark.heavy
@pytest.mark.any_database
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found(
    fault: Fault, history: type[History], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(monkeypatch)
    with pytest.raises(AssertionError):
        run(history, 200, shrink=False)
