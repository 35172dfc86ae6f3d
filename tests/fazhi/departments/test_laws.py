import datetime as dt
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

import pytest

from fazhi.departments.importers import LawImporter
from fazhi.departments.law_titles import normalise_law_title
from fazhi.departments.models import LawResponsibility
from fazhi.departments.services import assign_law
from fazhi.imports.importer import import_file
from tests.factories.departments import DepartmentFactory, LawResponsibilityFactory
from tests.factories.pages import found_home
from tests.factories.spreadsheets import xlsx

SAME = [
    "行政处罚法",
    "《行政处罚法》",
    "中华人民共和国行政处罚法",
    "《中华人民共和国行政处罚法》",
    " 《中华人民共和国 行政处罚法》 ",
    "〈行政处罚法〉",
    "行政处罚法（2021修订）",
    "《行政处罚法》（2021年修订）",
    "行政处罚法(2021年1月22日修订)",
    "《行政处罚法》（修订版）",
    "行政处罚法（第三次修正）",
    "《行政处罚法》（2021年版）",
]
OTHERS = [
    ("宪法", "中华人民共和国宪法"),
    ("江苏省行政程序条例", "行政程序条例"),
    ("民间借贷规定（试行）", "民间借贷规定"),
    ("刑法修正案（十二）", "刑法"),
    ("行政处罚法实施办法", "行政处罚法"),
]


@pytest.mark.parametrize("title", SAME)
def test_a_title_is_the_same_however_it_is_written(title: str) -> None:
    assert normalise_law_title(title) == "行政处罚法"


@pytest.mark.parametrize(("one", "other"), OTHERS[1:])
def test_other_titles_stay_apart(one: str, other: str) -> None:
    assert normalise_law_title(one) != normalise_law_title(other)


@pytest.mark.parametrize("text", ["", "《》", "  ", "（2021修订）"])
def test_what_is_no_title_is_nothing(text: str) -> None:
    assert normalise_law_title(text) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("行政处罚法（2021修订）", "《行政处罚法》（2021修订）"),
        ("《行政处罚法》（2021修订）", "《行政处罚法》（2021修订）"),
        ("《行政处罚法（2021修订）》", "《行政处罚法》（2021修订）"),
        ("《《行政处罚法》》 (2021修订)", "《行政处罚法》(2021修订)"),
        ("行政处罚法》（2021修订）", "《行政处罚法》（2021修订）"),
        ("《行政处罚法", "《行政处罚法》"),
        ("《民间借贷规定（试行）》", "《民间借贷规定（试行）》"),
        ("关于适用《民法典》的解释", "《关于适用〈民法典〉的解释》"),
        ("《关于适用〈民法典〉的解释》", "《关于适用〈民法典〉的解释》"),
        ("《民法典》和《公证法》", "《〈民法典〉和〈公证法〉》"),
    ],
)
def test_a_title_has_its_marks_once_however_it_came(
    admin_client: Client, typed: str, shown: str
) -> None:
    """By the form and by a list, on the public page and in the administration."""
    found_home()
    office = DepartmentFactory.create(name="司法所")
    admin_client.post(
        reverse("lawresponsibility:add"),
        {"title": typed, "department": office.pk, "starts_on": "2026-01-01", "ends_on": ""},
    )
    entry = LawResponsibility.objects.get()
    assert f"<li>{shown}</li>" in admin_client.get(office.get_absolute_url()).content.decode()
    kept = entry.title
    assert "《" not in kept
    assert f"{kept}\n" in admin_client.get(reverse("lawresponsibility:index")).content.decode()
    entry.delete()
    import_file(LawImporter(), xlsx(("法律名称", "部门"), (typed, "司法所")))
    assert LawResponsibility.objects.get().title == kept


@pytest.mark.django_db
class TestRegister:
    @pytest.mark.parametrize("title", SAME)
    def test_finds_the_department_by_any_spelling(self, title: str) -> None:
        entry = LawResponsibilityFactory.create(title="《中华人民共和国行政处罚法》")
        assert LawResponsibility.objects.responsible_for(title) == entry.department

    def test_finds_nobody_for_an_unknown_law_or_a_dissolved_department(self) -> None:
        gone = DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))
        LawResponsibilityFactory.create(title="消防法", department=gone)
        assert LawResponsibility.objects.responsible_for("消防法") is None
        assert LawResponsibility.objects.responsible_for("没有的法") is None

    def test_answers_for_many_laws_with_one_query(self, django_assert_num_queries: Any) -> None:
        entries = [LawResponsibilityFactory.create() for _n in range(40)]
        titles = [f"《{e.title}》" for e in entries]
        with django_assert_num_queries(1):
            found = LawResponsibility.objects.responsible_for_all([*titles, "没有的法"])
        assert found == {f"《{e.title}》": e.department for e in entries}

    def test_a_law_has_one_department_at_a_time(self) -> None:
        LawResponsibilityFactory.create(title="消防法")
        other = LawResponsibility(title="《消防法》", department=DepartmentFactory.create())
        with pytest.raises(ValidationError, match="其他记录"):
            other.full_clean()
        with pytest.raises(ValidationError, match="其他记录"):
            other.save()

    def test_handing_over_keeps_who_answered_before(self) -> None:
        old, new = DepartmentFactory.create(), DepartmentFactory.create()
        assign_law("消防法", old, dt.date(2025, 1, 1))
        assign_law("《中华人民共和国消防法》", new, dt.date(2026, 1, 1), note="机构改革")
        register = LawResponsibility.objects
        assert register.responsible_for("消防法", dt.date(2025, 12, 31)) == old
        assert register.responsible_for("消防法", dt.date(2026, 1, 1)) == new
        assert register.responsible_for("消防法", dt.date(2024, 12, 31)) is None

    def test_handing_over_to_the_same_department_changes_nothing(self) -> None:
        entry = assign_law("消防法", DepartmentFactory.create(), dt.date(2025, 1, 1))
        assert assign_law("《消防法》", entry.department, dt.date(2026, 1, 1)) == entry
        assert LawResponsibility.objects.count() == 1

    def test_handing_over_on_the_first_day_is_refused_and_changes_nothing(self) -> None:
        entry = assign_law("消防法", DepartmentFactory.create(), dt.date(2026, 1, 1))
        with pytest.raises(ValidationError):
            assign_law("消防法", DepartmentFactory.create(), dt.date(2026, 1, 1))
        entry.refresh_from_db()
        assert entry.ends_on is None

    def test_a_title_of_brackets_alone_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="不是法律名称"):
            LawResponsibility(title="《》", department=DepartmentFactory.create()).full_clean()

    def test_is_shown_with_its_marks_once(self) -> None:
        assert str(LawResponsibilityFactory.create(title="《消防法》")) == "《消防法》"
        assert str(LawResponsibilityFactory.create(title="公证法")) == "《公证法》"

    def test_titles_saved_with_marks_are_put_right_by_the_migration(self) -> None:
        migration = import_module("fazhi.departments.migrations.0003_bare_law_titles")
        LawResponsibilityFactory.create(title="行政处罚法")
        LawResponsibility.objects.update(title="行政处罚法》（2021修订）")
        migration.bare_titles(apps, None)
        assert LawResponsibility.objects.get().title == "行政处罚法（2021修订）"


@pytest.mark.django_db
def test_a_law_that_another_department_has_is_refused_in_one_sentence() -> None:
    held = LawResponsibilityFactory.create()
    second = LawResponsibility(title=held.title, department=DepartmentFactory.create())
    with pytest.raises(ValidationError) as refused:
        second.full_clean()
    assert refused.value.messages == ["此法律在这段时间已有其他记录。"]
