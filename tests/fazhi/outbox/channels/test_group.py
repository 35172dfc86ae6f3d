"""Group chats, with a real host over TLS that behaves and misbehaves."""

import base64
import datetime as dt
import hashlib
import hmac
import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine

from fazhi.outbox.channels import webhook_addresses
from fazhi.outbox.channels.webhook_addresses import problem_with_webhook
from fazhi.outbox.delivery import drain
from fazhi.outbox.groups.testing import send_test
from fazhi.outbox.models import ChannelState, GroupChat, Message
from fazhi.outbox.states import State
from tests.fazhi.outbox.robot import Robot, messenger

pytestmark = pytest.mark.django_db

SECRET = "SEC0123456789"


@pytest.fixture
def robot(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Robot]:
    with messenger(tmp_path) as (robot, certificate):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        settings.OUTBOX_WEBHOOK_HOSTS = ["127.0.0.1"]
        yield robot


def group(robot: Robot, name: str = "司法所工作群", **changes: Any) -> GroupChat:
    fields = {"kind": GroupChat.Kind.WECOM, "address": robot.address(), **changes}
    return GroupChat.objects.create(name=name, **fields)


def sent_to(chat: GroupChat) -> Message:
    message = send_test(chat)
    assert message is not None
    drain()
    message.refresh_from_db()
    return message


def test_wecom_gets_markdown_and_no_signature(robot: Robot) -> None:
    message = sent_to(group(robot))
    assert message.state == State.SENT
    [post] = robot.posts
    assert post["msgtype"] == "markdown"
    assert "司法所工作群" in post["markdown"]["content"]
    assert robot.queries == [{"key": ["SECRETKEY1234"]}]


def test_dingtalk_is_signed_with_time_and_secret(robot: Robot) -> None:
    address = robot.address("access_token=abc")
    sent_to(group(robot, kind=GroupChat.Kind.DINGTALK, address=address, secret=SECRET))
    [query] = robot.queries
    [timestamp], [sign] = query["timestamp"], query["sign"]
    expected = hmac.new(SECRET.encode(), f"{timestamp}\n{SECRET}".encode(), hashlib.sha256).digest()
    assert base64.b64decode(sign) == expected
    assert query["access_token"] == ["abc"]
    assert len(timestamp) == 13
    assert robot.posts[0]["markdown"]["title"]


def test_a_long_text_is_cut_where_a_sign_ends(robot: Robot) -> None:
    chat = group(robot)
    message = send_test(chat)
    assert message is not None
    Message.objects.filter(pk=message.pk).update(text="法<@all>" * 3000)
    drain()
    content = robot.posts[0]["markdown"]["content"]
    assert 4090 < len(content.encode()) <= 4096
    assert content.endswith("…")
    assert "<" not in content


@pytest.mark.parametrize(
    ("status", "answer", "state"),
    [
        (200, {"errcode": 45009, "errmsg": "api freq out of limit"}, State.QUEUED),
        (200, {"errcode": 130101, "errmsg": "send too fast"}, State.QUEUED),
        (429, b"", State.QUEUED),
        (200, {"errcode": 93000, "errmsg": "invalid webhook url"}, State.FAILED),
        (200, {"errcode": 310000, "errmsg": "sign not match"}, State.FAILED),
        (200, {"errcode": 300001, "errmsg": "token is not exist"}, State.FAILED),
        (404, b"", State.FAILED),
        (500, b"oops", State.UNCERTAIN),
        (200, b"<html>", State.UNCERTAIN),
        (200, [], State.UNCERTAIN),
    ],
)
def test_what_the_robot_answers_decides(
    robot: Robot, status: int, answer: object, state: State
) -> None:
    robot.status, robot.answer = status, answer
    chat = group(robot)
    message = sent_to(chat)
    assert message.state == state
    assert message.reason
    chat.refresh_from_db()
    assert chat.problem == message.reason


def test_no_answer_leaves_it_uncertain(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi.outbox.channels.group.ANSWER_SECONDS", 0.3)
    robot.delay = 1
    assert sent_to(group(robot)).state == State.UNCERTAIN
    assert len(robot.posts) == 1


def test_a_redirect_is_not_followed(robot: Robot) -> None:
    robot.status, robot.headers = 302, {"Location": robot.address("key=other")}
    assert sent_to(group(robot)).state == State.FAILED
    assert len(robot.posts) == 1


def test_a_broken_robot_stops_no_other_and_tells_no_secret(
    robot: Robot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = f"https://127.0.0.1:{closed.getsockname()[1]}/send?key=TOPSECRET"
        broken, working = group(robot, "坏", address=dead), group(robot, "好")
        messages = [send_test(broken), send_test(broken), send_test(working)]
        drain()
    states = [Message.objects.get(pk=m.pk).state for m in messages if m]
    assert states == [State.QUEUED, State.QUEUED, State.SENT]
    assert not ChannelState.objects.exists()
    broken.refresh_from_db()
    assert broken.problem
    assert "TOPSECRET" not in broken.problem + caplog.text
    assert not any("TOPSECRET" in e.detail for m in messages if m for e in m.events.all())


def test_a_host_with_a_certificate_of_its_own_is_refused(
    robot: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    assert sent_to(group(robot)).state == State.QUEUED
    assert robot.posts == []


def test_a_robot_gets_at_most_twenty_in_any_minute(robot: Robot) -> None:
    chat = group(robot)
    arrived: list[float] = []
    with time_machine.travel("2025-11-26 10:00+08:00", tick=False) as clock:
        for _i in range(60):
            send_test(chat)
        for second in range(240):
            drain()
            arrived += [second] * (len(robot.posts) - len(arrived))
            clock.shift(1)
    assert len(arrived) > 50
    for start in arrived:
        assert sum(start <= moment < start + 60 for moment in arrived) <= 20


def test_a_chat_out_of_use_gets_nothing(robot: Robot) -> None:
    chat = group(robot)
    waiting = send_test(chat)
    assert waiting is not None
    GroupChat.objects.update(is_active=False)
    drain()
    waiting.refresh_from_db()
    assert waiting.state == State.FAILED
    chat.refresh_from_db()
    late = send_test(chat)
    assert late is not None
    assert late.state == State.FAILED
    assert robot.posts == []


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", True),
        ("https://qyapi.weixin.qq.com:443/cgi-bin/webhook/send?key=1", True),
        ("http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", False),
        ("https://qyapi.weixin.qq.com:8443/send?key=1", False),
        ("https://user@qyapi.weixin.qq.com/send?key=1", False),
        ("https://qyapi.weixin.qq.com.evil.test/send?key=1", False),
        ("https://oapi.dingtalk.com/robot/send?access_token=1", False),
        ("https://127.0.0.1/send", False),
        ("https://[::1]/send", False),
        ("https://wecom.town.test/send?key=1", True),
        ("https://qyapi.weixin.qq.com\\@127.0.0.1/", False),
        ("https://qyapi.weixin.qq.com/a b", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_the_messenger_and_named_hosts_are_posted_to(
    settings: Any, address: str, fits: bool
) -> None:
    settings.OUTBOX_WEBHOOK_HOSTS = ["wecom.town.test"]
    assert (problem_with_webhook(address, GroupChat.Kind.WECOM) == "") == fits


@pytest.mark.parametrize("number", ["10.1.2.3", "127.0.0.1", "169.254.169.254", "::1", "fd00::1"])
def test_an_official_name_that_leads_inside_is_refused(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 443))]
    monkeypatch.setattr(webhook_addresses.socket, "getaddrinfo", lambda *args, **kwargs: found)
    chat = GroupChat.objects.create(
        name="群", kind="wecom", address="https://qyapi.weixin.qq.com/send?key=1"
    )
    assert sent_to(chat).state == State.FAILED


def test_a_rate_of_mail_does_not_hold_up_groups(robot: Robot) -> None:
    with time_machine.travel("2025-11-26 10:00+08:00", tick=False):
        message = sent_to(group(robot))
    assert message.domain == message.address
    assert message.due_at <= dt.datetime(2025, 11, 26, 2, 0, tzinfo=dt.UTC)
