"""Log lines that can be searched and hold nothing about a person.

Each line carries the id of its request. Addresses of clients, names of users and bodies are never
logged; telephone numbers, identity numbers and e-mail addresses that slip into a message are
masked (Cybersecurity Law, article 23, asks for logs; Personal Information Protection Law,
article 6, for the least data in them).
"""

import logging
import re
import time
import uuid
from collections.abc import Callable, MutableMapping
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

import structlog

KEYS = {"key", "token"}  # names of parameters in addresses
REQUEST_ID_HEADER = "X-Request-ID"
SAFE_ID = re.compile(r"^[A-Za-z0-9-]{8,64}$")
PERSONAL = (
    (re.compile(r"(?<![0-9])[1-9]\d{5}(?:19|20)\d{9}[0-9Xx](?![0-9])"), "<identity-number>"),
    (re.compile(r"(?<![0-9])1[3-9]\d{9}(?![0-9])"), "<telephone>"),
    (re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"), "<e-mail>"),
)

requests = structlog.stdlib.get_logger("fazhi.requests")


def mask(text: str) -> str:
    """``text`` with telephone numbers, identity numbers and e-mail addresses replaced."""
    for pattern, replacement in PERSONAL:
        text = pattern.sub(replacement, text)
    return text


def _mask_event(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = mask(value)
    return event


def _mask_line(_logger: Any, _method: str, line: Any) -> str:
    return mask(line)


def formatter(style: str) -> structlog.stdlib.ProcessorFormatter:
    """Formatter for the standard library's handlers; ``style`` is ``json`` or ``text``."""
    last: list[Any] = (
        [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
        if style == "json"
        else [
            structlog.dev.ConsoleRenderer(
                colors=False,
                pad_event_to=0,
                # The prettier one prints the values of variables, personal ones too.
                exception_formatter=structlog.dev.plain_traceback,
            )
        ]
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _mask_event,
            *last,
            _mask_line,
        ],
    )


class ExpectedClientErrors(logging.Filter):
    """Drops Django's own line about a 4xx answer: the request's line already says it.

    A suspicious request, such as one for another host, is a warning of one line: its traceback
    tells of Django, not of the client.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.exc_info = record.exc_text = None
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        status = getattr(record, "status_code", None)
        return not (record.name == "django.request" and isinstance(status, int) and status < 500)


def _path_without_keys(request: HttpRequest) -> str:
    """The path, without what in it opens something: the key of a link to set a new password."""
    path = request.path
    arguments = request.resolver_match.kwargs if request.resolver_match else {}
    for name in KEYS & arguments.keys():
        path = path.replace(str(arguments[name]), f"<{name}>")
    return path


class RequestLogMiddleware:
    """Gives each request an id, answers with it, and writes one line about it.

    An id from the proxy in front is kept when it has the shape of one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        request_id = given if SAFE_ID.match(given) else uuid.uuid4().hex
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            requests.info(
                "request",
                method=request.method,
                path=_path_without_keys(request),
                status=response.status_code,
                milliseconds=round((time.perf_counter() - started) * 1000),
            )
        response[REQUEST_ID_HEADER] = request_id
        return response
