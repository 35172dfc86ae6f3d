import pytest

from fazhi.accounts.models import User
from fazhi.town import demo
from fazhi.town.demo import DemoPart, DemoTown, TownError, load_demo, remove_demo
from fazhi.town.models import DemoRecord, Town, TownKind
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small parts stand in for those of the rooms."""

    def load(town: DemoTown) -> None:
        town.make("user:first", lambda: UserFactory.create(username="first"))
        town.make("user:second", lambda: UserFactory.create(username="second"))

    monkeypatch.setattr(demo, "_parts", {"users": DemoPart("users", 1, load)})


def test_loading_twice_changes_nothing() -> None:
    assert load_demo() == ["users"]
    before = list(User.objects.values())
    assert load_demo() == []
    assert list(User.objects.values()) == before
    assert Town.objects.is_demo()


def test_what_a_person_deleted_does_not_come_back() -> None:
    load_demo()
    User.objects.get(username="first").delete()
    Town.objects.update(loaded_parts=[])
    load_demo()
    assert not User.objects.filter(username="first").exists()


def test_a_part_that_fails_leaves_nothing_and_the_next_load_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = True

    def load(town: DemoTown) -> None:
        town.make("user:third", lambda: UserFactory.create(username="third"))
        if broken:
            raise RuntimeError("the power went out")

    demo.register_demo(DemoPart("more", 2, load))
    with pytest.raises(RuntimeError):
        load_demo()
    assert set(User.objects.values_list("username", flat=True)) == {"first", "second"}
    broken = False
    assert load_demo() == ["more"]
    assert User.objects.filter(username="third").exists()


def test_removing_leaves_no_row() -> None:
    load_demo()
    assert remove_demo() == 2
    assert not User.objects.exists()
    assert not DemoRecord.objects.exists()
    assert Town.objects.current() is None
    assert not Town.objects.is_demo()


def test_demo_and_real_town_do_not_mix() -> None:
    Town(kind=TownKind.REAL, name="示例镇").save()
    with pytest.raises(TownError):
        load_demo()
    with pytest.raises(TownError):
        remove_demo()
    assert not User.objects.exists()


def test_removing_an_empty_installation_says_so() -> None:
    with pytest.raises(TownError):
        remove_demo()
