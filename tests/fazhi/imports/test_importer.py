"""A list of groups stands in for the lists of the rooms."""

import io
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command

from wagtail.models import ModelLogEntry

import pytest
from cryptography.fernet import Fernet

from fazhi.imports.importer import (
    Action,
    Change,
    Importer,
    Plan,
    differences,
    import_file,
    save_with_history,
)
from fazhi.imports.models import KEPT_FOR, Upload
from fazhi.spreadsheets import Column, Sheet
from tests.factories.accounts import UserFactory
from tests.factories.spreadsheets import xlsx

pytestmark = pytest.mark.django_db

HEAD = ("名称", "旧名")


class GroupImporter(Importer):
    title = "小组"
    columns = (Column("name", "名称", required=True), Column("old", "旧名"))
    unique = ("name",)

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        for row in sheet.rows:
            group = Group.objects.filter(name=row["old"]).first() if row["old"] else Group()
            if group is None:
                plan.error("没有这个小组", row, "旧名")
                continue
            changes = differences(group, {"name": row["name"]})
            group.name = row["name"]
            try:
                group.full_clean()
            except ValidationError as problem:
                plan.invalid(problem, row, {"name": "名称"})
            action = Action.CHANGE if group.pk else Action.CREATE
            plan.changes.append(Change(action, row.number, group.name, changes, group))
        return plan

    def apply(self, plan: Plan) -> None:
        for change in plan.changes:
            save_with_history(change.target, change.action)


def test_a_good_file_is_imported_and_leaves_its_history() -> None:
    Group.objects.create(name="甲")
    plan = import_file(GroupImporter(), xlsx(HEAD, ("乙", "甲"), ("丙", "")))
    assert (plan.created, plan.changed) == (1, 1)
    assert set(Group.objects.filter(name__in="甲乙丙").values_list("name", flat=True)) == {
        "乙",
        "丙",
    }
    assert sorted(ModelLogEntry.objects.values_list("action", "label")) == [
        ("wagtail.create", "丙"),
        ("wagtail.edit", "乙"),
    ]
    changed = next(c for c in plan.changes if c.action == Action.CHANGE)
    assert [(d.old, d.new) for d in changed.differences] == [("甲", "乙")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        pytest.param(("丁", "无"), "旧名", id="found by the plan"),
        pytest.param(("甲", ""), "名称", id="found by the model"),
        pytest.param(("", "甲"), "名称", id="found by the reader"),
    ],
)
def test_one_bad_row_and_nothing_is_imported(row: tuple[str, str], column: str) -> None:
    Group.objects.create(name="甲")
    plan = import_file(GroupImporter(), xlsx(HEAD, ("乙", ""), row, ("己", "")))
    assert [(f.row, f.column) for f in plan.findings] == [(3, column)]
    assert plan.failed
    assert not Group.objects.filter(name__in="乙己").exists()


def test_an_error_while_importing_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(importer: GroupImporter, plan: Plan) -> None:
        Group.objects.create(name="半")
        raise RuntimeError("the power went out")

    monkeypatch.setattr(GroupImporter, "apply", broken)
    with pytest.raises(RuntimeError):
        import_file(GroupImporter(), xlsx(HEAD, ("乙", "")))
    assert not Group.objects.filter(name="半").exists()


def test_equal_plans_have_equal_digests_and_others_do_not() -> None:
    file = xlsx(HEAD, ("乙", ""))
    first = GroupImporter().read(file).digest
    assert GroupImporter().read(io.BytesIO(file.getvalue())).digest == first
    assert GroupImporter().read(xlsx(HEAD, ("丙", ""))).digest != first


def test_a_kept_file_is_encrypted_belongs_to_its_owner_and_is_forgotten() -> None:
    owner, other = UserFactory.create(), UserFactory.create()
    upload = Upload.objects.keep(b"13800000000", "people", owner.pk)
    assert b"13800000000" not in bytes(Upload.objects.get().content)
    assert Upload.objects.get().open().read() == b"13800000000"
    assert Upload.objects.waiting(upload.key, "people", owner.pk).exists()
    assert not Upload.objects.waiting(upload.key, "people", other.pk).exists()
    assert not Upload.objects.waiting(upload.key, "places", owner.pk).exists()
    Upload.objects.update(uploaded_at=upload.uploaded_at - KEPT_FOR)
    assert not Upload.objects.waiting(upload.key, "people", owner.pk).exists()
    call_command("purge_uploaded_lists")  # what the clock calls
    assert not Upload.objects.exists()


def test_a_waiting_list_is_read_after_the_keys_have_changed(settings: Any) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    settings.PERSONAL_DATA_KEYS = [old]
    upload = Upload.objects.keep(b"content", "groups", UserFactory.create().pk)
    settings.PERSONAL_DATA_KEYS = [new, old]
    call_command("rotate_personal_data_keys")
    settings.PERSONAL_DATA_KEYS = [new]
    upload.refresh_from_db()
    assert upload.open().read() == b"content"
