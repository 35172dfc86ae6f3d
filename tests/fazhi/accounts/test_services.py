"""Accounts are made whole or not at all."""

from django.core.exceptions import ValidationError

import pytest

from fazhi.accounts.models import User
from fazhi.accounts.services import create_account
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_create_account__with_password():
    user = create_account(" zhangsan ", " 示例甲 ", "Zhang@EXAMPLE.test", PASSWORD)

    kept = User.objects.get(pk=user.pk)
    assert (kept.username, kept.name, kept.email) == ("zhangsan", "示例甲", "zhang@example.test")
    assert kept.check_password(PASSWORD)
    assert kept.is_active
    assert not kept.is_superuser
    assert not kept.is_staff


def test_create_account__without_password_nobody_can_sign_in_until_it_is_set():
    assert not create_account("zhangsan", "示例甲", "a@example.test").has_usable_password()


def test_create_account__superuser():
    user = create_account("root-1", "示例甲", "a@example.test", PASSWORD, is_superuser=True)
    assert user.is_superuser
    assert user.is_staff


@pytest.mark.parametrize(
    ("username", "name", "email", "password", "field"),
    [
        ("", "示例甲", "a@example.test", PASSWORD, "username"),
        ("li si", "示例甲", "a@example.test", PASSWORD, "username"),
        ("li@example.test", "示例甲", "a@example.test", PASSWORD, "username"),
        ("lisi", "", "a@example.test", PASSWORD, "name"),
        ("lisi", "示" * 61, "a@example.test", PASSWORD, "name"),
        ("lisi", "示例甲", "no-address", PASSWORD, "email"),
        ("lisi", "示例甲", "a@example.test", "1234567890", "password"),
        ("lisi", "示例甲", "a@example.test", "short", "password"),
        ("lisi-zhang-1", "示例甲", "a@example.test", "lisi-zhang-1", "password"),
    ],
)
def test_create_account__refuses_what_is_wrong(username, name, email, password, field):
    with pytest.raises(ValidationError) as caught:
        create_account(username, name, email, password)
    assert set(caught.value.message_dict) == {field}
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("username", "email"), [("TAKEN", "b@example.test"), ("free", "A@EXAMPLE.TEST")]
)
def test_create_account__refuses_a_name_or_address_that_differs_only_in_case(username, email):
    UserFactory.create(username="taken", email="a@example.test")
    with pytest.raises(ValidationError):
        create_account(username, "示例甲", email, PASSWORD)
    assert User.objects.count() == 1


def test_create_account__several_accounts_without_an_address():
    create_account("first", "示例甲", "")
    create_account("second", "示例乙", "")
    assert User.objects.filter(email="").count() == 2
