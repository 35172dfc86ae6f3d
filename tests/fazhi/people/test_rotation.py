"""Changing keys: everything is brought over, the old key opens nothing more."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection

import pytest
from cryptography.fernet import Fernet

from fazhi.people.models import Person
from fazhi.people.rotation import protected_models, rotate
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))


@pytest.fixture
def persons(settings):
    settings.PERSONAL_DATA_KEYS = [OLD]
    settings.LOOKUP_KEY = "old-lookup-key"
    return [PersonFactory.create(phone=f"1380000000{n}", email="a@example.test") for n in range(5)]


def run() -> str:
    out = StringIO()
    call_command("rotate_personal_data_keys", stdout=out, stderr=out)
    return out.getvalue()


def tokens() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM people_person ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_afterwards_the_old_key_is_not_needed(persons, settings):
    settings.PERSONAL_DATA_KEYS = [NEW, OLD]
    assert "轮换 5 行" in run()
    settings.PERSONAL_DATA_KEYS = [NEW]
    assert [p.phone for p in Person.objects.order_by("pk")] == [p.phone for p in persons]
    assert {p.email for p in Person.objects.all()} == {"a@example.test"}


def test_a_second_run_finds_everything_current(persons, settings):
    settings.PERSONAL_DATA_KEYS = [NEW, OLD]
    run()
    before = tokens()
    assert "轮换 0 行" in run()
    assert tokens() == before


def test_an_interrupted_run_is_finished_by_the_next(persons, settings):
    settings.PERSONAL_DATA_KEYS = [NEW, OLD]

    def stop(_rotation):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(Person, stop, batch_size=2)
    result = rotate(Person, batch_size=2)
    assert (result.current, result.rotated) == (2, 3)


def test_lookup_key_changes_with_it(persons, settings):
    settings.LOOKUP_KEY = "new-lookup-key"
    assert not Person.objects.with_phone("13800000003")
    run()
    assert list(Person.objects.with_phone("13800000003")) == [persons[3]]
    assert list(Person.objects.identified(persons[3].name, "13800000003")) == [persons[3]]


def test_a_row_that_no_key_opens_is_named_and_does_not_stop_the_others(persons, settings):
    with connection.cursor() as cursor:
        token = Fernet(OTHER.encode()).encrypt(b"13800000001").decode()
        cursor.execute("UPDATE people_person SET phone = %s WHERE id = %s", [token, persons[1].pk])
    settings.PERSONAL_DATA_KEYS = [NEW, OLD]
    out = StringIO()
    with pytest.raises(CommandError, match="保留旧密钥"):
        call_command("rotate_personal_data_keys", stdout=out, stderr=out)
    assert str(persons[1].pk) in out.getvalue()
    settings.PERSONAL_DATA_KEYS = [NEW]
    assert Person.objects.get(pk=persons[4].pk).phone == persons[4].phone


def test_a_person_recorded_again_under_the_new_lookup_key_is_named(persons, settings):
    settings.LOOKUP_KEY = "new-lookup-key"
    PersonFactory.create(name=persons[0].name, phone=persons[0].phone)
    result = rotate(Person)
    assert (result.twins, result.rotated) == ([persons[0].pk], 4)


def test_every_model_with_encrypted_columns_is_rotated():
    assert Person in protected_models()
