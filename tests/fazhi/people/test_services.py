"""A person once; corrections; looks in full."""

import threading

from django.core.exceptions import ValidationError
from django.db import connection

from wagtail.models import ModelLogEntry

import pytest

from fazhi.people.consents import withdraw_consent
from fazhi.people.models import Channel, Consent, Person, Reveal, RevealedField
from fazhi.people.purposes import CONTACT, Purpose, register_purpose
from fazhi.people.services import change_person, find_or_create_person, reveal_field
from tests.factories.people import PersonFactory

PHONE = "13800001234"


def record(name="示例甲", phone=PHONE, **more):
    return find_or_create_person(name, phone, CONTACT, Channel.WEB, **more)


@pytest.mark.django_db
def test_same_name_and_number_however_typed_is_the_same_person():
    first, created = record()
    again, created_again = record(name=" 示例 甲", phone="+86 138-0000-1234")
    assert created
    assert not created_again
    assert again == first
    assert Consent.objects.filter(person=first).count() == 2


@pytest.mark.django_db
def test_another_name_at_the_same_number_is_a_member_of_the_household():
    first, _created = record()
    second, created = record(name="示例乙")
    assert created
    assert second != first
    assert set(Person.objects.with_phone(PHONE)) == {first, second}


@pytest.mark.django_db
def test_whoever_knows_name_and_number_cannot_redirect_mail():
    person, _created = record(email="owner@example.test")
    record(email="thief@example.test")
    person.refresh_from_db()
    assert person.email == "owner@example.test"
    bare, _created = record(name="示例乙")
    record(name="示例乙", email="thief@example.test")
    bare.refresh_from_db()
    assert bare.email == ""


@pytest.mark.django_db
def test_bad_input_names_every_field_and_stores_nothing():
    with pytest.raises(ValidationError) as refused:
        record(name="1", phone="123", email="x")
    assert set(refused.value.message_dict) == {"name", "phone", "email"}
    assert not Person.objects.exists()
    assert not Consent.objects.exists()


@pytest.fixture
def phone_only_purpose(monkeypatch):
    monkeypatch.setattr("fazhi.people.purposes._purposes", {})
    register_purpose(Purpose("call", "call back", ("name", "phone"), retention_days=0))
    return "call"


@pytest.mark.django_db
def test_a_field_that_the_purpose_does_not_need_is_refused(phone_only_purpose):
    with pytest.raises(ValidationError) as refused:
        find_or_create_person(
            "示例甲", PHONE, phone_only_purpose, Channel.WEB, email="a@example.test"
        )
    assert set(refused.value.message_dict) == {"email"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_two_at_the_same_moment_end_with_one_row(_round):
    barrier, results = threading.Barrier(4), []

    def run():
        try:
            barrier.wait(10)
            results.append(record()[0].pk)
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    person = Person.objects.get()
    assert results == [person.pk] * 4
    assert person.consents.count() == 4


@pytest.mark.django_db
def test_the_database_itself_refuses_a_second_row():
    from django.db import IntegrityError

    person, _created = record()
    with pytest.raises(IntegrityError) as refused:
        Person.objects.create(name=person.name, phone=person.phone)
    assert person.name not in str(refused.value)
    assert PHONE not in str(refused.value)


@pytest.mark.django_db
def test_change_person__keeps_what_is_left_empty_and_logs_no_value(administrator):
    person = PersonFactory.create(name="示例甲", phone=PHONE, email="a@example.test")
    change_person(person, name="示例乙", by=administrator)
    person.refresh_from_db()
    assert (person.name, person.phone, person.email) == ("示例乙", PHONE, "a@example.test")
    change_person(person, email="", by=administrator)
    person.refresh_from_db()
    assert person.email == ""
    entries = ModelLogEntry.objects.filter(action="wagtail.edit")
    assert entries.count() == 2
    assert "示例" not in str(list(entries.values()))


@pytest.mark.django_db
def test_change_person__into_a_recorded_one_is_refused():
    PersonFactory.create(name="示例甲", phone=PHONE)
    other = PersonFactory.create(name="示例乙", phone=PHONE)
    with pytest.raises(ValidationError, match="已登记"):
        change_person(other, name="示例甲")


@pytest.mark.django_db
def test_change_person__new_field_needs_a_consent_that_covers_it():
    person = PersonFactory.create(consent=False)
    with pytest.raises(ValidationError) as refused:
        change_person(person, email="a@example.test")
    assert set(refused.value.message_dict) == {"email"}


@pytest.mark.django_db
def test_reveal_field__writes_down_who_and_why(administrator):
    person = PersonFactory.create(phone=PHONE)
    value = reveal_field(person, RevealedField.PHONE, "核对  报名 信息", administrator)
    assert value == PHONE
    look = Reveal.objects.get()
    assert (look.person_code, look.field, look.reason, look.by, look.by_name) == (
        person.public_id,
        "phone",
        "核对 报名 信息",
        administrator,
        administrator.name,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", " ", "查", "联系示例甲", "拨打 138 0000 1234", "a@b.cn"])
def test_reveal_field__needs_a_reason_without_personal_data(administrator, reason):
    person = PersonFactory.create(name="示例甲")
    with pytest.raises(ValidationError):
        reveal_field(person, RevealedField.PHONE, reason, administrator)
    assert not Reveal.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "reason"),
    [("赵铁柱", "回访 铁柱"), ("欧阳明远", "找明远核对"), ("阿不都·热合曼", "热合曼来访")],
)
def test_reveal_field__takes_no_given_name_either(administrator, name, reason):
    with pytest.raises(ValidationError):
        reveal_field(PersonFactory.create(name=name), RevealedField.PHONE, reason, administrator)
    other = PersonFactory.create(name="王明")
    assert reveal_field(other, RevealedField.PHONE, f"{reason}，说明情况", administrator)


@pytest.mark.django_db
def test_an_erased_person_cannot_be_changed():
    person = PersonFactory.create()
    withdraw_consent(person, CONTACT)
    with pytest.raises(ValidationError):
        change_person(person, name="示例乙")
