"""The database and every dump hold tokens; people and code see text."""

import json
import logging
import sys

from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection

from modelcluster.models import get_serializable_data_for_fields, model_from_serializable_data

import pytest
from cryptography.fernet import Fernet

from fazhi.logging import formatter
from fazhi.people.encryption import UnreadableField, decrypt, encrypt, keyed_hash
from fazhi.people.models import Person
from tests.factories.people import PersonFactory

PHONE = "13800001234"
EMAIL = "someone@example.test"


@pytest.fixture
def person(db):
    return PersonFactory.create(name="示例甲", phone=PHONE, email=EMAIL)


def stored(person: Person) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person WHERE id = %s", [person.pk])
        return repr(cursor.fetchone())


def test_database_holds_no_number_and_no_address(person):
    row = stored(person)
    assert PHONE not in row
    assert EMAIL not in row
    kept = Person.objects.get(pk=person.pk)
    assert (kept.phone, kept.email) == (PHONE, EMAIL)


def test_same_number_gives_different_tokens_and_the_same_hash(person):
    other = PersonFactory.create(name="示例乙", phone=PHONE)
    assert encrypt(PHONE) != encrypt(PHONE)
    assert other.phone_hash == person.phone_hash
    assert PHONE not in other.phone_hash


def test_hashes_of_different_columns_and_keys_cannot_be_matched(settings):
    first = keyed_hash("a", PHONE)
    assert keyed_hash("b", PHONE) != first
    settings.LOOKUP_KEY = "another"
    assert keyed_hash("a", PHONE) != first


@pytest.mark.parametrize("form", ["json", "python", "xml"])
def test_dumps_hold_tokens_and_load_again(person, form):
    dump = serializers.serialize(form, [person])
    assert PHONE not in str(dump)
    assert EMAIL not in str(dump)
    person.delete()
    for loaded in serializers.deserialize(form, dump):
        loaded.save()
    kept = Person.objects.get(public_id=person.public_id)
    assert (kept.phone, kept.email) == (PHONE, EMAIL)
    assert list(Person.objects.with_phone(PHONE)) == [kept]


def test_representations_show_nothing(person):
    person.refresh_from_db()
    shown = repr([person, person.phone, Person.objects.values_list("phone", "email"), vars(person)])
    assert PHONE not in shown
    assert EMAIL not in shown
    assert str(person) == f"人员 {person.public_id}"


def test_empty_text_is_stored_empty(db):
    assert encrypt("") == decrypt("") == ""
    assert Person.objects.create(name="示例甲").phone_hash == ""


def test_encrypted_column_refuses_to_be_searched(db):
    with pytest.raises(FieldError, match="keyed hash"):
        Person.objects.filter(phone=PHONE).exists()


def test_lost_key_is_said_as_such(person, settings):
    settings.PERSONAL_DATA_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(UnreadableField):
        Person.objects.get(pk=person.pk)


def test_partial_save_keeps_the_hash_right(person):
    person.phone = "13800005678"
    person.save(update_fields=["phone"])
    assert list(Person.objects.with_phone("13800005678")) == [person]
    assert not Person.objects.with_phone(PHONE)
    assert json.dumps(person.phone) == '"13800005678"'


def test_revisions_hold_tokens(person):
    data = get_serializable_data_for_fields(person)
    assert PHONE not in json.dumps(data, default=str)
    assert model_from_serializable_data(Person, data).phone == PHONE


def test_a_traceback_in_the_log_shows_no_local_variable(capsys):
    secret = "示例" + "癸" * 3  # in no line of the source as it stands in a traceback

    def fail(name: str) -> None:
        raise RuntimeError

    try:
        fail(secret)
    except RuntimeError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, "f", 1, "failed", (), sys.exc_info()
        )
    for style in ("text", "json"):
        line = formatter(style).format(record)
        assert "RuntimeError" in line
        assert secret not in line
