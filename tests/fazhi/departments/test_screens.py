"""The administration's lists and the import screen."""

import csv
import datetime as dt
import io
from typing import Any
from urllib.parse import unquote

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from wagtail.models import ModelLogEntry

import openpyxl
import pytest
import time_machine

from fazhi.departments.models import Department, Membership, Role
from fazhi.imports.models import Upload
from tests.factories.accounts import AdministratorFactory, UserFactory
from tests.factories.departments import (
    DepartmentFactory,
    LawResponsibilityFactory,
    MembershipFactory,
)
from tests.factories.spreadsheets import xlsx

pytestmark = pytest.mark.django_db

HEAD = ("部门名称", "上级部门")
IMPORT = "department:import"


def named(file: io.BytesIO, name: str = "部门.xlsx") -> io.BytesIO:
    file.name = name
    return file


def upload(client: Client, *rows: Any) -> Any:
    file = named(xlsx(HEAD, *rows))
    return client.post(reverse(IMPORT), {"file": file}, follow=True)


def confirm(client: Client, shown: Any, **changes: str) -> Any:
    data = {
        "upload": shown.context["upload"].key,
        "digest": shown.context["plan"].digest,
        "confirm": "",
        **changes,
    }
    return client.post(reverse(IMPORT), data, follow=True)


class TestImport:
    def test_upload_look_confirm(self, admin_client: Client) -> None:
        shown = upload(admin_client, ("甲", ""), ("乙", "甲"))
        text = shown.content.decode()
        assert "新增 2 条" in text
        assert "确认导入" in text
        assert not Department.objects.exists()
        done = confirm(admin_client, shown)
        assert "导入完成：新增 2 条，更改 0 条" in done.content.decode()
        assert Department.objects.count() == 2
        assert not Upload.objects.exists()
        assert ModelLogEntry.objects.filter(user__is_superuser=True).count() == 2

    def test_a_department_that_is_yet_to_begin_is_found(self, admin_client: Client) -> None:
        soon = DepartmentFactory.create(name="甲", starts_on=dt.date(2099, 1, 1))
        shown = upload(admin_client, ("甲", ""), ("乙", "甲"))
        assert "1 条保持不变" in shown.content.decode()
        assert confirm(admin_client, shown).status_code == 200
        assert Department.objects.get(name="甲") == soon
        assert Department.objects.get(name="乙").parent == soon

    def test_of_two_that_follow_each_other_the_present_one_is_found(
        self, admin_client: Client
    ) -> None:
        DepartmentFactory.create(name="甲", starts_on=dt.date(2099, 1, 1))
        now = DepartmentFactory.create(name="甲", ends_on=dt.date(2098, 12, 31))
        confirm(admin_client, upload(admin_client, ("甲", ""), ("乙", "甲")))
        assert Department.objects.get(name="乙").parent == now
        assert Department.objects.count() == 3

    def test_confirming_twice_imports_once(self, admin_client: Client) -> None:
        shown = upload(admin_client, ("甲", ""))
        confirm(admin_client, shown)
        again = confirm(admin_client, shown)
        assert "已经导入" in again.content.decode()
        assert Department.objects.count() == 1

    def test_findings_are_shown_by_row_and_nothing_is_kept(self, admin_client: Client) -> None:
        shown = upload(admin_client, ("甲", "无"), ("乙", ""))
        text = shown.content.decode()
        assert "没有名为“无”的部门" in text
        assert "确认导入" not in text
        assert not Upload.objects.exists()
        assert not Department.objects.exists()

    def test_what_changed_meanwhile_is_shown_again(self, admin_client: Client) -> None:
        shown = upload(admin_client, ("甲", ""))
        DepartmentFactory.create(name="甲", phone="0523")
        again = confirm(admin_client, shown)
        assert "数据在此期间已有变动" in again.content.decode()
        assert Upload.objects.exists()

    def test_a_file_that_became_wrong_meanwhile_is_not_imported(self, admin_client: Client) -> None:
        parent = DepartmentFactory.create(name="上级")
        shown = upload(admin_client, ("甲", "上级"))
        parent.delete()
        confirm(admin_client, shown)
        assert not Department.objects.exists()

    def test_cancelling_forgets_the_file(self, admin_client: Client) -> None:
        shown = upload(admin_client, ("甲", ""))
        data = {"upload": shown.context["upload"].key, "cancel": ""}
        admin_client.post(reverse(IMPORT), data)
        assert not Upload.objects.exists()
        assert not Department.objects.exists()

    def test_somebody_elses_file_cannot_be_confirmed(self, admin_client: Client) -> None:
        shown = upload(admin_client, ("甲", ""))
        other = Client()
        other.force_login(
            AdministratorFactory.create(),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        confirm(other, shown)
        assert not Department.objects.exists()

    def test_an_hour_later_the_file_is_gone(self, admin_client: Client) -> None:
        with time_machine.travel("2026-03-01T00:00:00Z", tick=False) as clock:
            shown = upload(admin_client, ("甲", ""))
            clock.shift(dt.timedelta(minutes=61))
            assert "重新上传" in confirm(admin_client, shown).content.decode()
        assert not Department.objects.exists()

    def test_looking_at_an_import_screen_deletes_what_nobody_confirmed(
        self, admin_client: Client
    ) -> None:
        with time_machine.travel("2026-03-01T00:00:00Z", tick=False) as clock:
            upload(admin_client, ("甲", ""))
            clock.shift(dt.timedelta(minutes=61))
            admin_client.get(reverse("membership:import"))
        assert not Upload.objects.exists()

    @pytest.mark.parametrize("key", ["", "no-such-key", "\u4e2d" * 50, "\x00"])
    def test_a_made_up_key_is_no_error(self, admin_client: Client, key: str) -> None:
        shown = admin_client.get(reverse(IMPORT), {"upload": key}, follow=True)
        assert shown.status_code == 200
        data = {"upload": key, "digest": "", "confirm": ""}
        assert admin_client.post(reverse(IMPORT), data, follow=True).status_code == 200

    @pytest.mark.parametrize(
        "file",
        [
            pytest.param(b"", id="empty"),
            pytest.param(b"PK\x03\x04 not really", id="broken"),
            pytest.param(b"a,b\n1,2\n", id="another list"),
            pytest.param("名称,\0".encode(), id="no text"),
        ],
    )
    def test_what_is_no_list_is_said(self, admin_client: Client, file: bytes) -> None:
        data = {"file": named(io.BytesIO(file))}
        shown = admin_client.post(reverse(IMPORT), data, follow=True)
        assert shown.status_code == 200
        assert not Upload.objects.exists()

    def test_no_file_is_said(self, admin_client: Client) -> None:
        shown = admin_client.post(reverse(IMPORT), {})
        assert shown.status_code == 200
        assert shown.context["form"].errors

    def test_a_file_with_nothing_new_cannot_be_confirmed(self, admin_client: Client) -> None:
        DepartmentFactory.create(name="甲")
        shown = upload(admin_client, ("甲", ""))
        text = shown.content.decode()
        assert "1 条保持不变" in text
        assert "确认导入" not in text

    def test_a_long_list_is_shown_in_part(self, admin_client: Client) -> None:
        shown = upload(admin_client, *((f"部门{n}", "") for n in range(250)))
        text = shown.content.decode()
        assert "另有 50 条" in text
        assert "部门200" not in text

    @pytest.mark.parametrize("name", ["department", "membership", "lawresponsibility"])
    def test_the_empty_list_names_its_columns(self, admin_client: Client, name: str) -> None:
        response = admin_client.get(reverse(f"{name}:import"), {"template": ""})
        workbook = openpyxl.load_workbook(io.BytesIO(response.content))
        assert len(workbook.worksheets) == 2
        assert ".xlsx" in response["Content-Disposition"]

    @pytest.mark.parametrize("may_make_accounts", [False, True])
    def test_accounts_are_made_by_who_may_make_accounts(
        self, user: Any, client: Client, may_make_accounts: bool
    ) -> None:
        codenames = ["access_admin", "add_membership", "change_membership"]
        codenames += ["add_user"] * may_make_accounts
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        DepartmentFactory.create(name="司法所")
        head = ("用户名", "姓名", "电子邮箱", "部门", "角色")
        rows = (
            ("jia", "示例甲", "jia@example.test", "司法所", "作者"),
            (user.username, user.name, "", "司法所", "作者"),
        )
        url = reverse("membership:import")
        shown = client.post(url, {"file": named(xlsx(head, *rows))}, follow=True)
        if may_make_accounts:
            assert shown.context["plan"].created == 2
        else:
            assert [(f.row, f.column) for f in shown.context["plan"].findings] == [(2, "用户名")]
            assert "没有新建账号的权限" in shown.content.decode()
            assert not Upload.objects.exists()

    def test_whoever_may_only_change_cannot_import(self, user: Any, client: Client) -> None:
        codenames = ("access_admin", "change_department")
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(reverse("department:index")).status_code == 200
        assert "导入 XLSX" not in client.get(reverse("department:index")).content.decode()
        assert client.get(reverse(IMPORT)).status_code == 302


class TestLists:
    @pytest.mark.parametrize(
        ("name", "factory"),
        [
            ("department", DepartmentFactory),
            ("membership", MembershipFactory),
            ("lawresponsibility", LawResponsibilityFactory),
        ],
    )
    @pytest.mark.parametrize("screen", ["index", "add", "edit"])
    def test_queries_do_not_grow(
        self,
        admin_client: Client,
        django_assert_max_num_queries: Any,
        name: str,
        factory: Any,
        screen: str,
    ) -> None:
        first = factory.create()
        args = [first.pk] if screen == "edit" else []
        url = reverse(f"{name}:{screen}", args=args)

        def queries() -> int:
            admin_client.get(url)  # fills what is remembered between requests
            with django_assert_max_num_queries(60) as counted:
                assert admin_client.get(url).status_code == 200
            return len(counted)

        before = queries()
        factory.create_batch(19)
        DepartmentFactory.create_batch(40, parent=DepartmentFactory.create())
        # One more at most: whether more than a page of entries is asked once.
        assert queries() <= before + 1

    @pytest.mark.parametrize(
        ("name", "query", "found"),
        [
            ("department", {"q": "司法"}, "司法所"),
            ("department", {"q": "S1"}, "司法所"),
            ("department", {"in_force": "no"}, "旧局"),
            ("department", {"in_force": "yes"}, "司法所"),
            ("department", {"kind": "stationed"}, "司法所"),
            ("membership", {"q": "示例甲"}, "司法所"),
            ("membership", {"role": "signatory"}, "司法所"),
            ("membership", {"in_force": "no"}, "旧局"),
            ("lawresponsibility", {"q": "中华人民共和国公证"}, "司法所"),
            ("lawresponsibility", {"in_force": "no"}, "旧局"),
        ],
    )
    def test_search_and_filters_find_what_they_should(
        self, admin_client: Client, name: str, query: dict[str, str], found: str
    ) -> None:
        office = DepartmentFactory.create(name="司法所", code="S1", kind="stationed")
        old = DepartmentFactory.create(name="旧局", ends_on=dt.date(2020, 1, 1))
        person = UserFactory.create(name="示例甲")
        MembershipFactory.create(user=person, department=office, role=Role.SIGNATORY)
        MembershipFactory.create(department=old, ends_on=dt.date(2025, 2, 1))
        LawResponsibilityFactory.create(title="《中华人民共和国公证法》", department=office)
        LawResponsibilityFactory.create(department=old, ends_on=dt.date(2020, 1, 1))
        shown = admin_client.get(reverse(f"{name}:index"), query)
        rows = [str(getattr(o, "department", o)) for o in shown.context["object_list"]]
        assert rows == [found]

    def test_filtering_by_department(self, admin_client: Client) -> None:
        wanted = MembershipFactory.create()
        MembershipFactory.create()
        query = {"department": wanted.department_id}
        shown = admin_client.get(reverse("membership:index"), query)
        assert list(shown.context["object_list"]) == [wanted]

    def test_memberships_are_sorted_by_the_name_of_who_holds_them(
        self, admin_client: Client
    ) -> None:
        held = [MembershipFactory.create(user__name=name) for name in ("乙", "丙", "丁")]
        shown = admin_client.get(reverse("membership:index"), {"ordering": "-user__name"})
        assert list(shown.context["object_list"]) == sorted(
            held, key=lambda m: m.user.name, reverse=True
        )

    def test_the_list_of_departments_leads_to_the_qr_codes(self, admin_client: Client) -> None:
        office = DepartmentFactory.create()
        text = admin_client.get(reverse("department:index")).content.decode()
        assert reverse("links:qr", args=[office.public_id, "png"]) in text

    @pytest.mark.parametrize("name", ["department", "membership", "lawresponsibility"])
    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    def test_every_list_is_exported(self, admin_client: Client, name: str, kind: str) -> None:
        MembershipFactory.create(department=LawResponsibilityFactory.create().department)
        response = admin_client.get(reverse(f"{name}:index"), {"export": kind})
        assert len(response.getvalue()) > 20

    def test_an_exported_list_is_named_after_what_it_holds(self, admin_client: Client) -> None:
        for kind in ("xlsx", "csv"):
            with time_machine.travel("2026-03-01T17:00:00Z", tick=False):
                response = admin_client.get(reverse("department:index"), {"export": kind})
            name = unquote(response["Content-Disposition"])
            assert f"部门-2026-03-02.{kind}" in name

    def test_a_chinese_spreadsheet_reads_an_exported_list_and_runs_nothing_in_it(
        self, admin_client: Client
    ) -> None:
        DepartmentFactory.create(name="甲", duties="=1+1", address="-5", hours="－1", code="A-1")
        response = admin_client.get(reverse("department:index"), {"export": "csv"})
        text = response.getvalue().decode("utf-8")
        assert text.startswith("\ufeff")
        (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
        cells = [row[h] for h in ("部门名称", "职责", "地址", "办公时间", "编码")]
        assert cells == ["甲", "'=1+1", "-5", "'－1", "A-1"]

    def test_wagtails_own_reports_run_nothing_either(self, admin_client: Client) -> None:
        department = DepartmentFactory.create()
        url = reverse("department:edit", args=[department.pk])
        admin_client.post(url, {"name": "@甲", "kind": department.kind, "sort_order": 0})
        report = reverse("wagtailadmin_reports:site_history")
        content = admin_client.get(report, {"export": "csv"}).getvalue()
        assert content.startswith(b"\xef\xbb\xbf")
        assert "'@甲" in content.decode()

    def test_a_department_in_use_is_protected_without_an_error(self, admin_client: Client) -> None:
        department = MembershipFactory.create().department
        url = reverse("department:delete", args=[department.pk])
        assert admin_client.get(url).status_code == 200
        assert admin_client.post(url).status_code < 500
        assert Department.objects.filter(pk=department.pk).exists()

    def test_an_account_with_roles_is_protected_without_an_error(
        self, admin_client: Client
    ) -> None:
        user = MembershipFactory.create().user
        admin_client.post(reverse("wagtailusers_users:delete", args=[user.pk]))
        url = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])
        assert admin_client.post(f"{url}?id={user.pk}&next=/").status_code < 500
        assert Membership.objects.filter(user=user).exists()

    def test_a_form_that_would_overlap_says_so(self, admin_client: Client) -> None:
        held = MembershipFactory.create()
        data = {
            "user": held.user_id,
            "department": held.department_id,
            "role": held.role,
            "post": "",
            "starts_on": "2026-01-01",
            "ends_on": "",
        }
        shown = admin_client.post(reverse("membership:add"), data)
        assert shown.context["form"].non_field_errors() == ["此账号在这段时间已有该任职。"]
        assert Membership.objects.count() == 1

    def test_a_code_that_another_department_has_in_another_form_is_refused(
        self, admin_client: Client
    ) -> None:
        DepartmentFactory.create(code="X1")
        data = {"name": "甲", "kind": "office", "sort_order": 0, "code": "ｘ1"}
        shown = admin_client.post(reverse("department:add"), data)
        assert shown.context["form"].non_field_errors() == ["已有使用此编码的部门。"]

    def test_a_title_that_is_too_long_is_not_called_no_title(self, admin_client: Client) -> None:
        data = {"title": "法" * 201, "department": DepartmentFactory.create().pk}
        shown = admin_client.post(reverse("lawresponsibility:add"), data)
        (said,) = shown.context["form"].errors["title"]
        assert "200" in said

    def test_a_form_that_would_close_a_circle_says_so(self, admin_client: Client) -> None:
        top = DepartmentFactory.create()
        part = DepartmentFactory.create(parent=top)
        url = reverse("department:edit", args=[top.pk])
        data = {"name": top.name, "kind": top.kind, "sort_order": 0, "parent": part.pk}
        assert "下级的下级" in admin_client.post(url, data).content.decode()

    def test_the_choice_of_departments_shows_the_tree(self, admin_client: Client) -> None:
        top = DepartmentFactory.create(name="镇政府")
        DepartmentFactory.create(name="司法所", parent=top)
        DepartmentFactory.create(name="旧局", ends_on=dt.date(2020, 1, 1))
        DepartmentFactory.create(name="新局", starts_on=dt.date(2099, 1, 1))
        text = admin_client.get(reverse("membership:add")).content.decode()
        assert "\u3000司法所" in text
        assert "旧局（已撤销）" in text
        assert "新局（尚未成立）" in text


class TestClosedAccounts:
    @staticmethod
    def fields(membership: Membership, **changes: Any) -> dict[str, Any]:
        return {
            "user": membership.user_id,
            "department": membership.department_id,
            "role": membership.role,
            "post": membership.post,
            "starts_on": membership.starts_on,
            "ends_on": "",
            **changes,
        }

    def test_the_role_of_a_closed_account_can_be_ended(self, admin_client: Client) -> None:
        held = MembershipFactory.create(user__name="示例甲", user__is_active=False)
        url = reverse("membership:edit", args=[held.pk])
        assert "示例甲" in admin_client.get(url).content.decode()
        admin_client.post(url, self.fields(held, ends_on="2026-01-31"))
        held.refresh_from_db()
        assert held.ends_on == dt.date(2026, 1, 31)

    def test_another_closed_account_is_refused(self, admin_client: Client) -> None:
        held = MembershipFactory.create(user__is_active=False)
        closed = UserFactory.create(is_active=False)
        url = reverse("membership:edit", args=[held.pk])
        shown = admin_client.post(url, self.fields(held, user=closed.pk))
        assert shown.context["form"].errors["user"]
        shown = admin_client.post(reverse("membership:add"), self.fields(held))
        assert shown.context["form"].errors["user"]
        assert Membership.objects.get().user == held.user
