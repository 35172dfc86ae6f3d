"""Nobody gets around sign-off: every way, in every state of the content, whoever tries."""

from collections.abc import Callable

import pytest

from tests.fazhi.signoff.conftest import Office, found_office
from tests.fazhi.signoff.ways import guards
from tests.fazhi.signoff.ways.attempt import WAYS, Attempt, go
from tests.fazhi.signoff.ways.matrix import attempt, names, read_table, rows
from tests.fazhi.signoff.ways.people import browser_of
from tests.fazhi.signoff.ways.states import STATES, public_words, releases, unrecorded

pytestmark = pytest.mark.django_db
TABLE = read_table()


@pytest.mark.parametrize("name", WAYS)
def test_no_way_leads_around_sign_off(name: str, office: Office) -> None:
    state = guards.STATE_OF.get(name, "draft")
    STATES[state](office)
    before = public_words(), releases()
    assert attempt(name, office, office.author) == TABLE[name, state]["author"]
    assert (public_words(), releases()) == before
    assert unrecorded() == []


@pytest.mark.heavy
@pytest.mark.any_database
@pytest.mark.parametrize("name", sorted(WAYS.keys() - guards.HARMLESS.keys()))
def test_every_way_would_lead_there_without_its_guard(
    name: str,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    STATES[guards.STATE_OF.get(name, "draft")](office)
    guards.take_out(monkeypatch)
    before = public_words(), releases()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        go(name, Attempt(office, browser_of(office.author), office.author))
    assert (public_words(), releases()) != before or unrecorded() != []


def test_the_table_is_complete() -> None:
    expected = {(name, state) for name in names() for state in STATES}
    assert set(TABLE) == expected, "run: python -m tests.fazhi.signoff.ways, and read the change"
    assert not [
        key for key, line in TABLE.items() if any("error" in word for word in line.values())
    ]


@pytest.mark.heavy
@pytest.mark.any_database
@pytest.mark.parametrize("state", STATES)
def test_everybody_gets_as_far_as_the_table_says(state: str) -> None:
    for line in rows(state, found_office):
        assert line == TABLE[line["what"], state]


def test_who_has_not_signed_in_gets_nowhere() -> None:
    assert {line["anonymous"] for (name, _state), line in TABLE.items() if is_a_screen(name)} <= {
        "refused",
        "nothing",
    }


def is_a_screen(name: str) -> bool:
    """Whether somebody at a console is not needed for it."""
    return not name.startswith(("code_", "command_")) and name != "localize_publishes_in_code"
