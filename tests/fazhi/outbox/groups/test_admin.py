"""Group chats among the settings: nobody reads an address or a secret again."""

from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

import pytest

from fazhi.accounts.models import User
from fazhi.outbox.models import GroupChat, Message
from fazhi.outbox.states import State

pytestmark = pytest.mark.django_db

WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY-OF-THE-ROBOT-1234"
DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=TOKEN-OF-THE-ROBOT"
SECRET = "SEC-OF-THE-ROBOT"


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(
        User.objects.create_superuser(username="root", email="root@example.test", name="管理员")
    )
    return client


def fields(**changes: Any) -> dict[str, Any]:
    return {"name": "司法所工作群", "kind": "wecom", "address": WECOM, "is_active": "on", **changes}


def test_an_address_is_masked_once_it_is_stored(admin: Client) -> None:
    assert admin.post(reverse("group_chats:add"), fields()).status_code == 302
    chat = GroupChat.objects.get()
    edit = reverse("group_chats:edit", args=[chat.pk])
    for page in (edit, reverse("group_chats:index")):
        shown = admin.get(page).content.decode()
        assert "KEY-OF-THE-ROBOT" not in shown
    assert "…1234" in admin.get(edit).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM outbox_groupchat")
        assert "qyapi" not in cursor.fetchone()[0]


def test_what_is_left_empty_stays(admin: Client) -> None:
    data = fields(kind="dingtalk", address=DINGTALK, secret=SECRET)
    admin.post(reverse("group_chats:add"), data)
    chat = GroupChat.objects.get()
    edit = reverse("group_chats:edit", args=[chat.pk])
    assert SECRET not in admin.get(edit).content.decode()
    admin.post(edit, fields(name="新名", kind="dingtalk", address="", secret=""))
    chat.refresh_from_db()
    assert (chat.name, chat.address, chat.secret) == ("新名", DINGTALK, SECRET)


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": ""},
        {"address": "http://qyapi.weixin.qq.com/send?key=1"},
        {"address": "https://127.0.0.1/send?key=1"},
        {"address": DINGTALK},
        {"kind": "dingtalk", "address": DINGTALK},
        {"kind": "nonsense"},
        {"kind": ""},
        {"name": ""},
    ],
)
def test_what_is_entered_wrongly_is_said(admin: Client, wrong: dict[str, str]) -> None:
    assert admin.post(reverse("group_chats:add"), fields(**wrong)).status_code == 200
    assert not GroupChat.objects.exists()


def test_a_test_message_is_written(admin: Client) -> None:
    admin.post(reverse("group_chats:add"), fields())
    chat = GroupChat.objects.get()
    test = reverse("group_chats:test", args=[chat.pk])
    assert admin.get(test).status_code == 200
    assert test in admin.get(reverse("group_chats:index")).content.decode()
    assert admin.post(test).status_code == 302
    message = Message.objects.get()
    assert (message.channel, message.domain) == ("group", chat.domain)
    assert message.state == State.QUEUED

    GroupChat.objects.update(is_active=False)
    assert admin.post(test).status_code == 200
    assert Message.objects.count() == 1
