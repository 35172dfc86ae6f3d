"""How a real town brings its departments along."""

import re
from pathlib import Path

from django.core.management import (
    get_commands,
    load_command_class,
)

import pytest

from fazhi.departments import founding
from fazhi.departments.models import Department, LawResponsibility, Membership, RoleGroup
from fazhi.town import founding as town_founding
from fazhi.town.models import Town
from tests.factories.spreadsheets import xlsx
from tests.factories.town import init_town

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _this_step_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(town_founding, "_steps", {"departments": founding.STEP})


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    lists = {
        "departments": xlsx(("部门名称", "上级部门"), ("司法所", "镇政府"), ("镇政府", "")),
        "laws": xlsx(("法律名称", "部门"), ("公证法", "司法所")),
        "members": xlsx(
            ("用户名", "姓名", "电子邮箱", "部门", "角色"),
            ("jia", "示例甲", "a@b.test", "司法所", "作者"),
        ),
    }
    paths = {}
    for name, content in lists.items():
        paths[name] = tmp_path / f"{name}.xlsx"
        paths[name].write_bytes(content.getvalue())
    return paths


def test_the_lists_are_imported_in_one_act(files: dict[str, Path]) -> None:
    out, problems = init_town(**files)
    assert problems == ""
    assert "部门：导入 2 条" in out
    assert (Department.objects.count(), LawResponsibility.objects.count()) == (2, 1)
    membership = Membership.objects.get()
    assert membership.user.groups.get().name == "作者"


def test_a_dry_run_says_the_same_and_changes_nothing(files: dict[str, Path]) -> None:
    out, problems = init_town(**files, dry_run=True)
    assert problems == ""
    assert "部门：导入 2 条" in out
    assert not Department.objects.exists()
    assert not RoleGroup.objects.exists()
    assert Town.objects.current() is None


def test_a_finding_in_the_last_list_undoes_the_first(files: dict[str, Path]) -> None:
    bad = xlsx(("法律名称", "部门"), ("公证法", "无"))
    files["laws"].write_bytes(bad.getvalue())
    _out, problems = init_town(**files)
    assert "laws.xlsx" in problems
    assert "第 2 行" in problems
    assert not Department.objects.exists()
    assert Town.objects.current() is None


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    _out, problems = init_town(departments=tmp_path / "none.xlsx")
    assert "无法打开文件" in problems
    assert Town.objects.current() is None


def test_without_lists_the_roles_are_ready() -> None:
    init_town()
    assert RoleGroup.objects.exists()
    assert not Department.objects.exists()


def test_the_help_of_the_commands_is_in_one_language() -> None:
    for name in ("init_town", "provision_roles"):
        command = load_command_class(get_commands()[name], name)
        text = command.create_parser("manage.py", name).format_help()
        assert re.findall("[\u4e00-\u9fff]+", text) == []
