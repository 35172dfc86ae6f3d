"""Accounts in the administration: every screen opens, saves, and knows one name per person."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

import pytest

from fazhi.accounts.models import User
from tests.factories.accounts import PASSWORD, AdministratorFactory, UserFactory
from tests.fazhi.accounts.browsers import browser, editor, sign_in, signed_in

pytestmark = pytest.mark.django_db


def users(name: str, *args: int) -> str:
    return reverse(f"wagtailusers_users:{name}", args=args)


@pytest.fixture
def clerk_client(db):
    """Somebody who manages accounts and is no administrator."""
    clerk = editor(username="clerk")
    for codename in ("add_user", "change_user", "delete_user"):
        clerk.user_permissions.add(Permission.objects.get(codename=codename))
    client = browser()
    sign_in(client, "clerk")
    return client


def form_data(**changes: object) -> dict[str, object]:
    return {
        "username": "zhangsan",
        "name": "示例甲",
        "email": "zhang@example.test",
        "password1": "",
        "password2": "",
        "is_active": "on",
        **changes,
    }


def test_every_screen_opens_and_asks_for_one_name(admin_client, administrator):
    user = UserFactory.create(name="示例甲")
    pages = {
        "index": users("index"),
        "add": users("add"),
        "edit": users("edit", user.pk),
        "delete": users("delete", user.pk),
        "history": users("history", user.pk),
        "usage": users("usage", user.pk),
        "own account": reverse("wagtailadmin_account"),
        "locks": reverse("accounts_locks"),
        "second factor": reverse("accounts_remove_second_factor", args=[user.pk]),
    }
    for action in ("assign_role", "set_active_state", "delete"):
        bulk = reverse("wagtail_bulk_action", args=["accounts", "user", action])
        pages[action] = f"{bulk}?id={user.pk}"
    for name, url in pages.items():
        response = admin_client.get(url)
        assert response.status_code == 200, name
        for trace in ("first_name", "last_name", "First Name", "名字", "姓氏"):
            assert trace not in response.text, (name, trace)


def test_create__with_groups_and_without_password(admin_client, mailoutbox):
    group = Group.objects.create(name="editors")
    response = admin_client.post(users("add"), form_data(groups=[group.pk]))
    assert response.url == users("index")
    user = User.objects.get(username="zhangsan")
    assert (user.name, user.email) == ("示例甲", "zhang@example.test")
    assert list(user.groups.all()) == [group]
    assert not user.has_usable_password()
    assert not user.is_superuser
    browser().post(reverse("account_reset_password"), {"email": "zhang@example.test"})
    assert len(mailoutbox) == 1


def test_create__with_password(admin_client):
    admin_client.post(users("add"), form_data(password1=PASSWORD, password2=PASSWORD))
    client = browser()
    sign_in(client, "zhangsan")
    assert signed_in(client)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"username": "TAKEN"}, "此用户名已被使用。"),
        ({"email": "Taken@Example.test"}, "此电子邮箱已被使用。"),
        ({"username": "a@b.cn"}, "只能使用字母"),
        ({"username": ""}, "必需字段"),
        ({"name": ""}, "必需字段"),
        ({"email": ""}, "必需字段"),
        ({"email": "nonsense"}, "电子邮件"),
        ({"password1": "1234567890", "password2": "1234567890"}, "密码"),
        ({"password1": PASSWORD, "password2": "x"}, "密码"),
    ],
)
def test_create__says_what_is_wrong(admin_client, changes, message):
    UserFactory.create(username="taken", email="taken@example.test")
    before = User.objects.count()
    response = admin_client.post(users("add"), form_data(**changes))
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors
    assert message in str(form.errors)
    assert User.objects.count() == before


def test_edit__changes_name_address_and_state(admin_client):
    user = UserFactory.create(username="zhangsan")
    data = form_data(name="示例乙", email="new@example.test", username="zhangsi")
    del data["is_active"]
    assert admin_client.post(users("edit", user.pk), data).url == users("index")
    user.refresh_from_db()
    assert (user.username, user.name, user.email) == ("zhangsi", "示例乙", "new@example.test")
    assert not user.is_active
    assert user.check_password(PASSWORD)


def test_edit__an_administrator_makes_another_one(admin_client):
    user = UserFactory.create(username="zhangsan")
    admin_client.post(users("edit", user.pk), form_data(is_superuser="on"))
    user.refresh_from_db()
    assert user.is_superuser


def test_edit__own_account_cannot_be_closed(admin_client, administrator):
    response = admin_client.get(users("edit", administrator.pk))
    assert "is_active" not in response.context["form"].fields
    assert "is_superuser" not in response.context["form"].fields


def test_list__shows_finds_and_sorts_by_name(admin_client):
    UserFactory.create(username="b", name="示例乙", email="two@example.test")
    UserFactory.create(username="a", name="示例甲", email="one@example.test")
    assert "示例乙" in admin_client.get(users("index")).text
    for text in ("示例甲", "one@example", "a"):
        found = admin_client.get(users("index"), {"q": text}).context["users"]
        assert "示例甲" in [u.name for u in found]
    only = admin_client.get(users("index"), {"q": "示例甲"}).context["users"]
    assert [u.name for u in only] == ["示例甲"]
    for ordering in ("name", "-name"):
        names = [
            u.name
            for u in admin_client.get(users("index"), {"ordering": ordering}).context["users"]
        ]
        expected = list(User.objects.order_by(ordering).values_list("name", flat=True))
        assert names == expected
    assert "ordering=name" in admin_client.get(users("index")).text


def test_list__costs_the_same_for_ten_times_the_accounts(
    admin_client, django_assert_max_num_queries
):
    UserFactory.create_batch(2)
    admin_client.get(users("index"))
    with django_assert_max_num_queries(40) as few:
        admin_client.get(users("index"))
    count = len(few)
    UserFactory.create_batch(20)
    with django_assert_max_num_queries(count):
        admin_client.get(users("index"))


@pytest.mark.parametrize("client_name", ["admin_client", "clerk_client"])
def test_bulk__closes_accounts(request, client_name):
    client = request.getfixturevalue(client_name)
    one, two = UserFactory.create_batch(2)
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    client.post(f"{url}?id={one.pk}&id={two.pk}", {"mark_as_active": "False"})
    assert not User.objects.filter(pk__in=[one.pk, two.pk], is_active=True).exists()


def test_bulk__select_all_means_those_found_by_name(admin_client):
    one = UserFactory.create(name="示例甲")
    two = UserFactory.create(name="示例乙")
    group = Group.objects.create(name="editors")
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
    admin_client.post(f"{url}?id=all&q=示例甲", {"role": group.pk})
    assert list(group.user_set.all()) == [one]
    assert two not in group.user_set.all()


def test_bulk__deletes(admin_client):
    user = UserFactory.create()
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])
    admin_client.post(f"{url}?id={user.pk}")
    assert not User.objects.filter(pk=user.pk).exists()


def test_delete(admin_client):
    user = UserFactory.create()
    admin_client.post(users("delete", user.pk))
    assert not User.objects.filter(pk=user.pk).exists()


def test_manager_of_accounts__edits_accounts_but_makes_no_administrator(clerk_client):
    response = clerk_client.post(users("add"), form_data(is_superuser="on"))
    assert response.url == users("index")
    user = User.objects.get(username="zhangsan")
    assert not user.is_superuser
    clerk_client.post(users("edit", user.pk), form_data(name="示例丙", is_superuser="on"))
    user.refresh_from_db()
    assert user.name == "示例丙"
    assert not user.is_superuser


def test_manager_of_accounts__cannot_take_over_an_administrator(clerk_client):
    chief = AdministratorFactory.create(email="chief@example.test")
    data = form_data(username=chief.username, password1="x" * 20, password2="x" * 20)
    clerk_client.post(users("edit", chief.pk), data)
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    clerk_client.post(f"{url}?id={chief.pk}", {"mark_as_active": "False"})
    clerk_client.post(users("delete", chief.pk))
    chief.refresh_from_db()
    assert chief.email == "chief@example.test"
    assert chief.check_password(PASSWORD)
    assert chief.is_active


def test_own_account__edits_the_name_and_nothing_that_opens_the_account(
    admin_client, administrator
):
    response = admin_client.get(reverse("wagtailadmin_account"))
    assert 'name="name-name"' in response.text
    assert 'type="password"' not in response.text
    assert 'type="email"' not in response.text
    assert f'href="{reverse("mfa_index")}"' in response.text
    assert "登录安全" in response.text
    assert f'href="{reverse("account_change_password")}"' in response.text
    fields = {
        f.html_name: f.value() or ""
        for panels in response.context["panels_by_tab"].values()
        for panel in panels
        for f in panel.get_form()
    }
    data = {k: v for k, v in fields.items() if v is not False} | {"name-name": "示例丁"}
    assert admin_client.post(reverse("wagtailadmin_account"), data).status_code == 302
    administrator.refresh_from_db()
    assert administrator.name == "示例丁"
    assert "示例丁" in admin_client.get(reverse("wagtailadmin_home")).text


def test_own_account__needs_a_right_to_enter(client, db):
    assert client.get(reverse("wagtailadmin_account")).url.startswith(reverse("account_login"))


def test_groups__can_be_given_the_duty_of_a_second_factor(admin_client):
    page = admin_client.get(reverse("wagtailusers_groups:add"))
    assert "系统要求时必须使用第二重验证登录" in page.text
