"""What an environment variable may hold; each function gives the value back or says what is wrong.

The reasons never repeat the value: it may hold a password.
"""

import ipaddress
import re
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cryptography.fernet import Fernet

# Where other rooms live: the first part of every address, and the languages.
TAKEN_PATHS = {
    "search",
    "_util",
    "account",
    "api",
    "c",
    "departments",
    "design-system",
    "documents",
    "en",
    "feedback",
    "films",
    "healthz",
    "images",
    "law",
    "mail-events",
    "media",
    "my-village",
    "pdf",
    "places",
    "poster",
    "readyz",
    "registrations",
    "s",
    "services",
    "sessions",
    "site-map",
    "static",
    "stop",
    "verify",
    "windows",
    "zh-hans",
    "qianfa",
}
LEAST_SECRET = 32  # characters

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_HOST = re.compile(rf"{_NAME}|\[[0-9A-Fa-f:.]+\]")
_SUB_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")


def fernet_key(value: str) -> str:
    """A key of 32 random bytes in base 64."""
    try:
        Fernet(value)
    except ValueError:
        raise ValueError("each must be a Fernet key (44 characters)") from None
    return value


def secret(value: str) -> str:
    """A secret that nobody guesses."""
    if len(value) < LEAST_SECRET:
        raise ValueError(f"must have {LEAST_SECRET} characters at least")
    return value


def public_address(value: str) -> str:
    """``https://host`` with a port and a sub-path if need be, and nothing else; or nothing at all."""
    if not value:
        return value
    parts = _address(value, {"http", "https"}, "must look like https://host or https://host/path")
    path = parts.path.rstrip("/")
    if parts.username is not None or parts.query or parts.fragment or not _SUB_PATH.fullmatch(path):
        raise ValueError("must look like https://host or https://host/path")
    return f"{parts.scheme}://{parts.netloc}{path}"


def web_address(value: str) -> str:
    """The address of a service that speaks HTTP; or nothing."""
    if value:
        _address(value, {"http", "https"}, "must look like http://host:port")
    return value


def redis_address(value: str) -> str:
    """The address of a Redis; its path is the number of a database."""
    problem = "must look like redis://host:port/0"
    path = _address(value, {"redis", "rediss"}, problem).path.strip("/")
    if path and not path.isdecimal():
        raise ValueError(problem)
    return value


def mailbox_address(value: str) -> str:
    """A mailbox with user and password; without encryption only on this machine."""
    problem = "must look like imaps://user:password@host/INBOX"
    parts = _address(value, {"imaps", "imap"}, problem)
    if not parts.username or not parts.password or not parts.path.strip("/"):
        raise ValueError(problem)
    if parts.scheme == "imap" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise ValueError(problem)
    return value


def class_path(value: str) -> str:
    """A class as ``package.module.Class``; or nothing."""
    if value and not re.fullmatch(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+", value):
        raise ValueError("must look like package.module.Class")
    return value


def host(value: str) -> str:
    """The name or the number of a machine; or nothing."""
    if not value or _HOST.fullmatch(value):
        return value
    try:
        ipaddress.ip_address(value)
    except ValueError:
        raise ValueError("must be the name of a host") from None
    return value


def allowed_host(value: str) -> str:
    """A host name, one with a dot in front that stands for those below it, or ``*`` for all."""
    return value if value == "*" else value[: value.startswith(".")] + host(value.removeprefix("."))


def sender(value: str) -> str:
    """An e-mail address, with or without a name before it."""
    address = parseaddr(value)[1]
    try:
        validate_email(address)
    except ValidationError:
        address = ""
    if not address or any(not c.isprintable() for c in value):
        raise ValueError("must be an e-mail address")
    return value


def mail_provider(value: str) -> str:
    """A backend that django-anymail has; or nothing."""
    module = value.removesuffix(".EmailBackend")
    known = re.fullmatch(r"anymail\.backends\.[a-z_]+", module) and module != value
    if value and not (known and find_spec(module)):
        raise ValueError("must be a backend of django-anymail")
    return value


def free_path(value: str) -> str:
    """A first part of an address that no other room has."""
    if value in TAKEN_PATHS:
        raise ValueError("other pages live at this path")
    return value


def folder(value: Path) -> Path:
    """An absolute path; ``~`` is the home folder."""
    try:
        return value.expanduser().absolute()
    except RuntimeError:
        raise ValueError("there is no such home folder") from None


def _address(value: str, schemes: set[str], problem: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        # The colon before a port, asked for its number, finds what is none.
        usable = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not value.isascii() or any(c.isspace() for c in value):
        raise ValueError(problem)
    name = parts.netloc.rpartition("@")[2]
    if not _HOST.fullmatch(re.sub(r":\d*$", "", name)):
        raise ValueError(problem)
    return parts
