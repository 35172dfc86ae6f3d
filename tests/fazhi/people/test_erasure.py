"""After erasure nothing in the database says who the person was."""

import json

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from wagtail.models import ModelLogEntry

import pytest
import time_machine

from fazhi.people import person_data as registry
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.people.export import export_person, hand_out, person_json
from fazhi.people.models import Channel, Consent, Person, Reveal, RevealedField
from fazhi.people.person_data import register_person_data
from fazhi.people.services import change_person, find_or_create_person, reveal_field
from fazhi.town.models import DemoRecord
from tests.factories.people import PersonFactory
from tests.traces import tables_with

pytestmark = pytest.mark.django_db

NAME, PHONE, EMAIL = "示例癸癸", "13800009999", "erase.me@example.test"
TRACES = (NAME, PHONE, EMAIL)


@pytest.fixture
def person(administrator):
    """A person on whom everything that staff can do has been done."""
    person, _created = find_or_create_person(
        "示例壬", PHONE, "contact", Channel.PAPER, email=EMAIL, by=administrator
    )
    change_person(person, name=NAME, by=administrator)
    person.refresh_from_db()
    reveal_field(person, RevealedField.PHONE, "核对信息", administrator)
    hand_out(person, "本人申请查阅", administrator)
    return person


@pytest.fixture
def room(monkeypatch):
    """A room that keeps its own notes about persons."""
    notes: dict[str, str] = {}
    monkeypatch.setattr(registry, "_shares", {})
    register_person_data(
        "notes",
        export=lambda p: {"note": notes.get(p.public_id)},
        erase=lambda p: notes.update({p.public_id: ""}),
    )
    return notes


def test_the_search_for_traces_finds_them_before_erasure(person):
    assert tables_with(NAME) == {"people_person"}
    assert tables_with(PHONE) == {"people_person"}
    assert tables_with(EMAIL) == {"people_person"}


def test_erasing_leaves_no_trace_in_any_table(person, administrator):
    assert erase_person(person, ErasureReason.REQUEST, administrator) is None
    assert tables_with(*TRACES) == set()
    assert not Person.objects.exists()
    assert not Consent.objects.exists()


def test_who_looked_and_who_erased_stays_on_record(person, administrator):
    erase_person(person, ErasureReason.REQUEST, administrator)
    assert Reveal.objects.filter(person_code=person.public_id).count() == 2
    entry = ModelLogEntry.objects.get(action="people.erase")
    assert (entry.user, entry.data) == (administrator, {"reason": "request"})
    assert person.public_id in entry.label


def test_a_reason_that_names_the_person_after_all_loses_the_name(person, administrator):
    Reveal.objects.create(
        person_code="0000000000", field="name", reason=f"{NAME}之子（{PHONE}）来访", by_name="x"
    )
    erase_person(person, ErasureReason.REQUEST, administrator)
    assert tables_with(*TRACES) == set()
    assert Reveal.objects.get(person_code="0000000000").reason == "示某某之子（****）来访"


def test_a_reason_about_the_person_loses_the_given_name_and_others_keep_the_word():
    person = PersonFactory.create(name="赵建国")
    for code in (person.public_id, "0000000000"):
        Reveal.objects.create(person_code=code, field="name", reason="回访 建国", by_name="x")
    erase_person(person, ErasureReason.REQUEST, None)
    assert Reveal.objects.get(person_code=person.public_id).reason == "回访 某某"
    assert Reveal.objects.get(person_code="0000000000").reason == "回访 建国"


@pytest.fixture
def visit_model():
    """A model of another room that refers to persons, with its table."""

    class Visit(models.Model):  # noqa: DJ008 - nobody prints it
        person = models.ForeignKey(Person, models.PROTECT, related_name="+")

        class Meta:
            app_label = "people"

    with connection.schema_editor() as editor:
        editor.create_model(Visit)
    yield Visit
    with connection.schema_editor() as editor:
        editor.delete_model(Visit)
    del apps.all_models["people"]["visit"]
    apps.clear_cache()


@pytest.mark.django_db(transaction=True)
def test_what_others_refer_to_becomes_a_stub_with_the_same_id(visit_model):
    person = PersonFactory.create(name=NAME, phone=PHONE, email=EMAIL)
    visit_model.objects.create(person=person)
    stub = erase_person(person, ErasureReason.EXPIRED, None)
    assert stub is not None
    assert (stub.pk, stub.public_id) == (person.pk, person.public_id)
    kept = Person.objects.get()
    assert kept.erased_at
    assert (kept.filled_fields(), kept.phone_hash, kept.identity_hash) == ([], "", "")
    assert kept.masked_name == "（已清除）"
    assert visit_model.objects.get().person == kept
    assert not kept.consents.filter(withdrawn_at=None).exists()
    assert tables_with(*TRACES) == set()
    assert erase_person(kept, ErasureReason.REQUEST, None) == kept
    assert ModelLogEntry.objects.filter(action="people.erase").count() == 1

    again = PersonFactory.create(name=NAME, phone=PHONE)
    assert again.pk != kept.pk
    visit_model.objects.all().delete()


def test_other_rooms_erase_their_share(room):
    person = PersonFactory.create()
    room[person.public_id] = "对花生过敏"
    erase_person(person, ErasureReason.REQUEST, None)
    assert room == {person.public_id: ""}


def test_a_room_that_fails_leaves_the_person_whole(room):
    person = PersonFactory.create(name=NAME)

    def fail(_person: Person) -> None:
        raise RuntimeError

    register_person_data("broken", export=lambda p: None, erase=fail)
    with pytest.raises(RuntimeError):
        erase_person(person, ErasureReason.REQUEST, None)
    assert Person.objects.get().name == NAME


def test_the_demonstrations_bookkeeping_does_not_keep_a_person():
    person = PersonFactory.create()
    DemoRecord.objects.create(
        key="x", content_type=ContentType.objects.get_for_model(Person), object_id=str(person.pk)
    )
    assert erase_person(person, ErasureReason.REQUEST, None) is None


def test_export_holds_everything_and_is_recorded(person, room, administrator):
    room[person.public_id] = "参加过讲座"
    data = json.loads(person_json(hand_out(person, "本人申请复制", administrator)))
    fields = data["人员"]
    assert (fields["姓名"], fields["电话号码"], fields["电子邮箱"]) == (NAME, PHONE, EMAIL)
    kept = data["可保存的信息及期限、用途"]
    assert {k["信息项"] for k in kept} == {"姓名", "电话号码", "电子邮箱"}
    assert {str(k["用途"]) for k in kept} == {"['答复本人向镇里反映的事项']"}
    (consent,) = data["同意记录"]
    assert consent["同意书文本"]
    assert consent["同意方式"] == "书面"
    assert len(consent["文本摘要"]) == 64
    assert [s["理由"] for s in data["完整信息查看记录"]] == [
        "核对信息",
        "本人申请查阅",
        "本人申请复制",
    ]
    assert data["其他栏目中的信息"] == {"notes": {"note": "参加过讲座"}}
    assert ModelLogEntry.objects.filter(action="people.export").count() == 2


def test_export_says_when_in_the_time_of_here(person, administrator):
    with time_machine.travel("2026-03-01T17:05:06Z", tick=False):
        data = json.loads(person_json(hand_out(person, "本人申请复制", administrator)))
    assert data["导出时间"] == "2026-03-02T01:05:06+08:00"
    assert data["同意记录"][0]["同意时间"].endswith("+08:00")


def test_export__of_a_person_with_an_unknown_purpose(person):
    person.consents.update(purpose="gone-room")
    assert export_person(person)["consents"][0]["purpose"] == "gone-room"
