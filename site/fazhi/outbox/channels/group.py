"""Group chats of WeCom and DingTalk, by the webhook of a robot in the group.

WeCom has no signature: the key in the address is all there is. DingTalk signs: the base 64 of the
HMAC-SHA-256 of time and secret under the secret. Both take 20 messages a minute
(`fazhi.outbox.pace`). Sources: developer.work.weixin.qq.com/document/path/91770,
open.dingtalk.com/document/robots/customize-robot-security-settings.

What goes to a group names no person: everybody in it reads it, and it stays in the telephones of
those who leave. Kinds of messages for groups have values without persons.
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

import requests
from urllib3.exceptions import HTTPError

from fazhi.outbox.channels.requesting import never_reached
from fazhi.outbox.channels.webhook_addresses import is_named, leads_inside, problem_with_webhook
from fazhi.outbox.models import GroupChat, Message
from fazhi.outbox.models.group import DOMAIN
from fazhi.outbox.outcomes import Deferred, Outcome, Refused, Sent, Unknown

CONNECT_SECONDS, ANSWER_SECONDS = 5, 15
LONGEST_ANSWER = 10_000  # bytes
LONGEST = {GroupChat.Kind.WECOM: 4096, GroupChat.Kind.DINGTALK: 20_000}  # bytes of Markdown
LONGEST_TITLE = 60

# Too many messages, or a platform that is busy.
_WAIT = {-1, 45009, 130101, 130102, 410100}
_WRONG_ADDRESS = {93000, 300001, 300005, 400101, 400102}
_WRONG_SIGNATURE = {310000}


class GroupSender:
    """Posts to the robots, one after the other; one that is out of reach holds up no other."""

    def __init__(self) -> None:
        self.session = requests.Session()
        self.out_of_reach: dict[str, str] = {}  # by domain, in this round

    def deliver(self, message: Message, hand_over: Callable[[], bool]) -> Outcome | None:
        """Posts one message, and keeps with the group what its robot said."""
        group = _group_of(message)
        if group is None:
            return Refused(_("The group chat is gone or out of use."))
        if message.domain in self.out_of_reach:
            return Deferred(self.out_of_reach[message.domain])
        outcome = self._problem(group) or self._post(group, message, hand_over)
        if outcome is not None:
            _keep(group, outcome)
        return outcome

    def _problem(self, group: GroupChat) -> Outcome | None:
        if problem := problem_with_webhook(group.address, group.kind):
            return Refused(problem)
        if is_named(group.address) or _has_proxy(group.address):
            return None  # trusted, or looked up by the proxy
        try:
            inside = leads_inside(urlsplit(group.address).hostname or "")
        except OSError:
            return self._unreachable(group)
        return Refused(_("The host of the robot leads into a private network.")) if inside else None

    def _post(
        self, group: GroupChat, message: Message, hand_over: Callable[[], bool]
    ) -> Outcome | None:
        body = json.dumps(_body(group.kind, message), ensure_ascii=False).encode()
        address = signed(group.address, group.secret) if group.secret else group.address
        if not hand_over():
            return None
        try:
            with self.session.post(
                address,
                data=body,
                headers={"Content-Type": "application/json; charset=utf-8"},
                timeout=(CONNECT_SECONDS, ANSWER_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                answer = response.raw.read(LONGEST_ANSWER, decode_content=True)
                return _meaning(response.status_code, answer)
        # Their words hold the address with its key: they are not passed on.
        except requests.ConnectTimeout:
            return self._unreachable(group)
        except requests.exceptions.SSLError:
            return self._unreachable(group, _("The certificate of the robot’s host is not valid."))
        except requests.RequestException as error:
            if never_reached(error):
                return self._unreachable(group)
            return Unknown(_("The messenger did not answer."))
        except (OSError, HTTPError):
            return Unknown(_("The messenger did not answer."))

    def _unreachable(self, group: GroupChat, reason: str = "") -> Deferred:
        reason = reason or _("The messenger is out of reach.")
        self.out_of_reach[group.domain] = reason
        return Deferred(reason)


@contextmanager
def group_sender() -> Iterator[GroupSender]:
    """A sender whose connections are closed at the end."""
    sender = GroupSender()
    try:
        yield sender
    finally:
        sender.session.close()


def signed(address: str, secret: str, now: float | None = None) -> str:
    """The address with the time, in milliseconds, and DingTalk's signature."""
    timestamp = str(round((now or time.time()) * 1000))
    digest = hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()
    query = urlencode({"timestamp": timestamp, "sign": base64.b64encode(digest).decode()})
    return f"{address}{'&' if '?' in address else '?'}{query}"


def _group_of(message: Message) -> GroupChat | None:
    number = message.domain.removeprefix(DOMAIN)
    if not number.isdecimal():
        return None
    return GroupChat.objects.filter(pk=int(number), is_active=True).first()


def _has_proxy(address: str) -> bool:
    return "https" in requests.utils.get_environ_proxies(address)


def _keep(group: GroupChat, outcome: Outcome) -> None:
    problem = getattr(outcome, "reason", "")
    GroupChat.objects.filter(pk=group.pk).update(answered_at=timezone.now(), problem=problem[:300])


def _body(kind: str, message: Message) -> dict[str, Any]:
    # In WeCom <@name> calls somebody and <font> colours: what a title holds must not.
    text = f"**{message.subject}**\n\n{message.text}".replace("<", "\uff1c")
    content = _cut(text, LONGEST[GroupChat.Kind(kind)])
    if kind == GroupChat.Kind.WECOM:
        return {"msgtype": "markdown", "markdown": {"content": content}}
    title = message.subject[:LONGEST_TITLE]
    return {"msgtype": "markdown", "markdown": {"title": title, "text": content}}


def _cut(text: str, most: int) -> str:
    """``text`` in at most that many bytes, with … where something is missing."""
    if len(text.encode()) <= most:
        return text
    end = "…"
    return text.encode()[: most - len(end.encode())].decode(errors="ignore") + end


def _meaning(status: int, answer: bytes) -> Outcome:
    if status == 429:
        return Deferred(_("The messenger takes no more messages just now."))
    if 300 <= status < 500:
        return Refused(
            _("The messenger refuses the address (HTTP %(status)s).") % {"status": status}
        )
    try:
        said = json.loads(answer)
        code = int(said["errcode"])
    except (ValueError, KeyError, TypeError):
        return Unknown(_("The messenger gave no clear answer (HTTP %(s)s).") % {"s": status})
    if status >= 500:
        return Unknown(_("The messenger failed (HTTP %(status)s).") % {"status": status})
    if code == 0:
        return Sent()
    if code in _WAIT:
        return Deferred(
            _("The messenger takes no more messages just now (%(code)s).") % {"code": code}
        )
    values = {"code": code, "said": " ".join(str(said.get("errmsg", "")).split())[:200]}
    if code in _WRONG_ADDRESS:
        return Refused(
            _("The address of the robot is wrong, or the robot was removed (%(code)s).") % values
        )
    if code in _WRONG_SIGNATURE:
        return Refused(
            _(
                "The secret or the other security settings of the robot do not fit (%(code)s: %(said)s)."
            )
            % values
        )
    return Refused(_("The messenger refuses the message (%(code)s: %(said)s).") % values)
