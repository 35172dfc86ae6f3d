import datetime as dt
from typing import Any

from django.utils.translation import override

import pytest

from cms_pages.kit.blocks import ContactBlock
from tests.cms_pages.kit.blocks.shown import refusal, shown
from tests.factories.departments import DepartmentFactory
from tests.factories.places import HoursFactory, VenueFactory

pytestmark = pytest.mark.django_db

EMPTY: dict[str, Any] = dict.fromkeys(("title", "purpose", "phone", "address", "hours"), "")
LONG_AGO = dt.date(2020, 1, 1)


def card(**fields: Any) -> dict[str, Any]:
    return {**EMPTY, "department": None, "venue": None, **fields}


def test_numbers_are_buttons_that_a_phone_dials() -> None:
    html = shown(ContactBlock(), card(title="热线", phone="0523-12345678-801、12348"))
    calls = html.select(".contact-card.card a.button.button--call")
    assert [a["href"] for a in calls] == ["tel:+8652312345678;ext=801", "tel:12348"]
    assert calls[1].get_text() == "拨打 12348"


def test_a_department_is_shown_as_its_record_is_today() -> None:
    office = DepartmentFactory.create(name="司法所", phone="0523-11111111", address="旧址")
    value = card(department=office.pk)
    office.phone, office.address = "0523-22222222", "新址"
    office.save()
    text = shown(ContactBlock(), value).get_text(" ", strip=True)
    assert "司法所" in text
    assert "0523-22222222" in text
    assert "新址" in text
    assert "旧址" not in text


def test_what_is_typed_replaces_what_the_record_says() -> None:
    office = DepartmentFactory.create(name="司法所", phone="0523-11111111", hours="工作日")
    value = card(department=office.pk, title="法律援助", phone="12348", hours="全天")
    text = shown(ContactBlock(), value).get_text(" ", strip=True)
    assert "法律援助" in text
    assert "12348" in text
    assert "全天" in text
    assert "0523-11111111" not in text
    assert "工作日" not in text


def test_a_venue_is_shown_with_its_opening_hours() -> None:
    venue = VenueFactory.create(name="便民中心", phone="12345")
    HoursFactory.create(venue=venue)
    html = shown(ContactBlock(), card(venue=venue.pk))
    title = html.select_one("h2.contact-card__title a")
    assert title is not None
    assert title["href"] == venue.get_absolute_url()
    assert "8:30–17:30" in html.get_text()


def test_a_dissolved_department_gives_no_number_that_nobody_answers() -> None:
    office = DepartmentFactory.create(name="旧科室", phone="0523-11111111", ends_on=LONG_AGO)
    html = shown(ContactBlock(), card(department=office.pk))
    assert "旧科室" in html.get_text()
    assert not html.select(".button--call")


def test_english_pages_have_english_facts() -> None:
    office = DepartmentFactory.create(name="司法所", name_en="Justice office", phone="12348")
    with override("en"):
        text = shown(ContactBlock(), card(department=office.pk)).get_text(" ", strip=True)
    assert text == "Justice office Call 12348"


def test_a_card_that_leads_nowhere_is_refused() -> None:
    block = ContactBlock()
    assert "请选择部门或场所" in refusal(block, card(title="空"))
    block.clean(block.to_python(card(phone="12348")))


def test_a_department_and_a_venue_at_once_are_refused() -> None:
    block = ContactBlock()
    value = card(department=DepartmentFactory.create().pk, venue=VenueFactory.create().pk)
    assert "只能选一个" in refusal(block, value)


def test_numbers_are_stored_in_one_form_and_wrong_ones_refused_in_words() -> None:
    block = ContactBlock()
    cleaned = block.clean(block.to_python(card(phone="（0523）12345678；１２３４８")))
    assert cleaned["phone"] == "0523-12345678、12348"
    assert "缺少区号" in refusal(block, card(phone="12345678"))


def test_departments_are_offered_as_they_are_now() -> None:
    """The form of a block lives as long as the process."""
    field = ContactBlock().child_blocks["department"].field
    before = len(list(field.choices))
    DepartmentFactory.create(name="新部门")
    assert len(list(field.choices)) == before + 1


def test_the_script_of_a_list_gets_a_list_of_keys() -> None:
    block = ContactBlock().child_blocks["department"]
    office = DepartmentFactory.create()
    assert block.get_form_state(office) == [str(office.pk)]
    assert block.get_form_state(None) == [""]


@pytest.mark.parametrize("sent", ["", "x", "987654321", "1e9", "\u00b2"])
def test_a_choice_that_was_not_offered_is_none(sent: str) -> None:
    block = ContactBlock().child_blocks["department"]
    assert block.value_from_datadict({"d": sent}, {}, "d") is None
    office = DepartmentFactory.create()
    assert block.value_from_datadict({"d": str(office.pk)}, {}, "d") == office
