"""Where robots of group chats may live: no address that somebody types leads into the own network."""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from fazhi.outbox.models import GroupChat

OFFICIAL = {
    GroupChat.Kind.WECOM: "qyapi.weixin.qq.com",
    GroupChat.Kind.DINGTALK: "oapi.dingtalk.com",
}


def problem_with_webhook(address: str, kind: str) -> str:
    """Why nothing is sent to this address, in words; empty if it can be.

    Only ``https`` to the messenger's own host, or to one that the operator names in
    ``FAZHI_WEBHOOK_HOSTS`` (a WeCom of one's own).
    """
    parts = _split(address)
    if parts is None or parts.scheme != "https" or not parts.hostname or parts.username is not None:
        return _("The address must begin with https:// and hold no user name.")
    if is_named(address):
        return ""
    official = OFFICIAL.get(GroupChat.Kind(kind))
    if parts.hostname != official or parts.port not in (None, 443):
        return _("The address must begin with https://%(host)s/.") % {"host": official}
    return ""


def is_named(address: str) -> bool:
    """Whether the operator has named the host of this address in the settings."""
    parts = _split(address)
    return parts is not None and parts.hostname in settings.OUTBOX_WEBHOOK_HOSTS


def leads_inside(host: str) -> bool:
    """Whether the name stands for an address that is not public; raises ``OSError`` for no name."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return any(not ipaddress.ip_address(str(entry[4][0])).is_global for entry in found)


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _port = parts.port  # a ``ValueError`` for what is no number
    except ValueError:
        return None
    return None if any(c.isspace() or not c.isprintable() for c in address) else parts
