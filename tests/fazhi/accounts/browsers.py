"""Browsers in which people sign in."""

from typing import Any

from django.contrib.auth import get_user
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from wagtail.models import Page, Site

from fazhi.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

WRONG = "用户名、电子邮箱或密码不正确。"


def browser(**defaults: Any) -> Any:
    """A browser in which nobody is signed in."""
    return Client(**defaults)


def sign_in(client: Client, login: str, password: str = PASSWORD, **data: str) -> Any:
    """Sends the form of the sign-in page."""
    return client.post(reverse("account_login"), {"login": login, "password": password, **data})


def signed_in(client: Client) -> bool:
    """Whether the browser's session belongs to somebody."""
    return get_user(client).is_authenticated


def editor(**values: str) -> User:
    """Somebody who may enter the administration and nothing more."""
    user = UserFactory.create(**values)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def set_up_site() -> Site:
    """A town's site; without one every unknown address answers that nothing is set up yet."""
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="root", slug="root")
    return Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": root}
    )[0]
