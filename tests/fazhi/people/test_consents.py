"""What may be kept, why and until when."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest
import time_machine

from fazhi.people.consents import (
    add_text,
    coverage,
    current_text,
    give_consent,
    set_purpose_end,
    withdraw_consent,
)
from fazhi.people.models import Channel, ConsentText, Person
from fazhi.people.purposes import CONTACT, Purpose, UnknownPurpose, register_purpose
from fazhi.people.retention import purge_expired
from fazhi.town.models import Town, TownKind
from tests.factories.navigation import SiteSettingsFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _lecture(monkeypatch):
    """A second purpose, as another room would register it: name and number, no longer."""
    from fazhi.people import purposes

    monkeypatch.setattr(purposes, "_purposes", dict(purposes._purposes))
    register_purpose(Purpose("lecture", "lecture", ("name", "phone"), retention_days=7))


def full_person(**more: Any) -> Person:
    return PersonFactory.create(email="a@example.test", **more)


def state(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)


def test_first_wording_says_what_the_law_asks_for_in_both_languages():
    Town(kind=TownKind.REAL, name="某镇", name_en="Some Town").save()
    text = current_text(CONTACT)
    for part in ("某镇人民政府", "姓名", "电话", "365", "30", "撤回"):
        assert part in text.text_zh
    for part in ("Some Town", "telephone number", "withdraw"):
        assert part in text.text_en
    assert current_text(CONTACT) == text


def test_first_wording_names_the_owner_and_where_to_apply():
    Town(kind=TownKind.REAL, name="某镇", name_en="Some Town").save()
    settings = SiteSettingsFactory.create(
        owner="某市某镇人民政府",
        owner_en="Government of Some Town",
        phone="0523-00000000",
        address="示例路 1 号",
    )
    text = current_text(CONTACT)
    assert "处理者：某市某镇人民政府。" in text.text_zh
    apply = "到某市某镇人民政府（示例路 1 号）当面提出，或拨打电话 0523-00000000。"
    assert text.text_zh.endswith(apply)
    assert "at Government of Some Town (示例路 1 号) or by telephone" in text.text_en
    settings.owner = "别的机关"
    settings.save()
    text.refresh_from_db()
    assert "别的机关" not in current_text(CONTACT).text_zh  # agreed to as it was


def test_first_wording_calls_encrypted_only_what_is():
    shown = current_text(CONTACT).text_zh
    assert "电话号码和电子邮箱加密保存" in shown
    assert "您的信息加密" not in shown


def test_a_consent_keeps_the_wording_that_was_agreed_to():
    person = PersonFactory.create()
    first = person.consents.get()
    newer = add_text(CONTACT, "新的说明", "A new wording")
    second = give_consent(person, CONTACT, Channel.WEB)
    assert (first.text.version, second.text) == (1, newer)
    assert first.text_sha256 != second.text_sha256
    assert first.text_is_intact
    ConsentText.objects.filter(pk=first.text_id).update(text_zh="改过的说明")
    first.text.refresh_from_db()
    assert not first.text_is_intact


def test_a_wording_changes_until_somebody_has_agreed_to_it():
    text = add_text(CONTACT, "草稿")
    text.text_zh = "定稿"
    text.save()
    give_consent(PersonFactory.create(consent=False), CONTACT, Channel.WEB, text=text)
    text.text_zh = "事后改写"
    with pytest.raises(ValidationError, match="新版本"):
        text.save()
    assert ConsentText.objects.get(pk=text.pk).text_zh == "定稿"


def test_give_consent__for_an_unknown_purpose_or_in_the_future():
    person = PersonFactory.create()
    with pytest.raises(UnknownPurpose):
        give_consent(person, "no-such-purpose", Channel.WEB)
    with pytest.raises(ValidationError):
        give_consent(
            person, CONTACT, Channel.PAPER, given_at=timezone.now() + dt.timedelta(hours=1)
        )


def test_give_consent__that_the_next_purge_would_undo():
    person = PersonFactory.create()
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="到期"):
        give_consent(person, "lecture", Channel.WEB, ends_on=today - dt.timedelta(days=8))
    give_consent(person, "lecture", Channel.WEB, ends_on=today - dt.timedelta(days=7))


def test_coverage__the_longest_consent_counts_for_each_field():
    person = full_person()
    with time_machine.travel("2026-03-02T12:00+08:00", tick=False):
        give_consent(person, "lecture", Channel.WEB, ends_on=dt.date(2030, 1, 1))
    covered = coverage(person.consents.all(), timezone.localdate())
    assert covered["phone"].until == dt.date(2030, 1, 8)
    assert set(covered["phone"].purposes) == {CONTACT, "lecture"}
    assert covered["email"].until == timezone.localdate() + dt.timedelta(days=365 + 30)


def test_coverage__a_consent_without_end_has_none():
    person = PersonFactory.create()
    give_consent(person, "lecture", Channel.WEB)
    assert coverage(person.consents.all(), DAY)["phone"].until is None


def test_withdrawing_erases_at_once_what_nothing_else_covers():
    person = full_person()
    give_consent(person, "lecture", Channel.WEB)
    assert withdraw_consent(person, CONTACT) == ["email"]
    kept = state(person)
    assert (kept.email, kept.email_hash) == ("", "")
    assert kept.phone
    assert withdraw_consent(person, "lecture") == ["name", "phone"]
    assert not Person.objects.filter(pk=person.pk).exists()


def test_withdrawing_what_was_not_given_changes_nothing():
    person = full_person()
    assert withdraw_consent(person, "lecture") == []
    assert state(person).filled_fields() == ["name", "phone", "email"]


def test_withdrawing_beside_a_purpose_nobody_knows_keeps_the_data():
    person = full_person()
    give_consent(person, "lecture", Channel.WEB)
    person.consents.filter(purpose="lecture").update(purpose="gone-room")
    assert withdraw_consent(person, CONTACT) == []
    assert state(person).email == "a@example.test"


def in_2026(person: Person, purpose: str, ends_on: dt.date) -> None:
    with time_machine.travel("2026-03-02T12:00+08:00", tick=False):
        give_consent(person, purpose, Channel.WEB, ends_on=ends_on)


def test_purge__keeps_until_the_last_day_and_erases_on_the_next():
    person = full_person(consent=False)
    in_2026(person, "lecture", DAY)
    in_2026(person, CONTACT, DAY)
    last_of_lecture, last_of_contact = DAY + dt.timedelta(7), DAY + dt.timedelta(30)
    purge_expired(last_of_lecture + dt.timedelta(1))
    assert state(person).filled_fields() == ["name", "phone", "email"]
    purge_expired(last_of_contact)
    assert state(person).filled_fields() == ["name", "phone", "email"]
    purge_expired(last_of_contact + dt.timedelta(1))
    assert not Person.objects.filter(pk=person.pk).exists()


def test_purge__erases_only_the_fields_whose_time_is_over():
    person = full_person(consent=False)
    in_2026(person, "lecture", DAY + dt.timedelta(days=400))
    in_2026(person, CONTACT, DAY)
    purge_expired(DAY + dt.timedelta(days=31))
    assert state(person).filled_fields() == ["name", "phone"]


def test_purge__a_moved_event_moves_the_end():
    person = PersonFactory.create(consent=False)
    in_2026(person, "lecture", DAY)
    assert set_purpose_end(person, "lecture", DAY + dt.timedelta(days=30)) == 1
    purge_expired(DAY + dt.timedelta(days=20))
    assert state(person).phone


def test_purge__what_never_had_a_consent_goes():
    person = PersonFactory.create(consent=False)
    purge_expired()
    assert not Person.objects.filter(pk=person.pk).exists()


def test_purge__dry_run_counts_the_same_and_changes_nothing():
    for consent in (False, CONTACT, False):
        full_person(consent=consent)
    planned = purge_expired(dry_run=True)
    assert Person.objects.count() == 3
    done = purge_expired()
    assert done == planned
    assert (done.persons_erased, done.fields_erased["email"], done.seen) == (2, 2, 3)
    assert purge_expired().persons_erased == 0


def test_purge__leaves_persons_with_an_unknown_purpose_alone_and_says_so(capsys):
    from django.core.management import call_command

    person = PersonFactory.create()
    person.consents.update(purpose="gone-room")
    call_command("purge_personal_data")
    shown = capsys.readouterr()
    assert "gone-room" in shown.err
    assert "查看了 1 人" in shown.out
    assert state(person).phone


def test_purge_command__dry_run_says_that_nothing_changed(capsys):
    from django.core.management import call_command

    PersonFactory.create(consent=False)
    call_command("purge_personal_data", dry_run=True)
    assert "没有改动" in capsys.readouterr().out
    assert Person.objects.count() == 1


def test_a_purpose_can_only_ask_for_fields_that_exist():
    with pytest.raises(ValueError, match="identity_card"):
        Purpose("x", "x", ("identity_card",), retention_days=1)
