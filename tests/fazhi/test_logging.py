"""Log lines as they are written."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

from django.test import Client

import pytest
import structlog

from fazhi.logging import ExpectedClientErrors, formatter

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """What a production installation writes during the test, one JSON object a line."""
    configured = structlog.get_config()
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter("json"))
    handler.addFilter(ExpectedClientErrors())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)
    structlog.configure(**configured)


def only(lines: StringIO) -> dict[str, object]:
    (line,) = lines.getvalue().splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def test_a_request_leaves_one_line_without_its_query(client: Client, lines: StringIO) -> None:
    answer = client.get("/healthz?q=13800001234")
    line = only(lines)
    assert line["path"] == "/healthz"
    assert line["status"] == 200
    assert isinstance(line["milliseconds"], int)
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert "13800001234" not in lines.getvalue()
    assert "127.0.0.1" not in lines.getvalue()


def test_the_key_of_a_link_is_not_written(client: Client, lines: StringIO) -> None:
    client.get("/account/password/reset/key/1-c0ffee-0123456789abcdef/")
    assert only(lines)["path"] == "/account/password/reset/key/1-<key>/"


def test_the_id_of_the_proxy_is_kept(client: Client, lines: StringIO) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": "0123456789abcdef"})
    assert answer.headers["X-Request-ID"] == only(lines)["request_id"] == "0123456789abcdef"


@pytest.mark.parametrize("wrong", ["short", "x" * 65, "line\tfeed0000", "<script>alert(1)"])
def test_an_id_that_is_none_is_replaced(client: Client, lines: StringIO, wrong: str) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": wrong})
    assert answer.headers["X-Request-ID"] == only(lines)["request_id"] != wrong


@pytest.mark.parametrize(
    "personal", ["13800001234", "321283199001011234", "32128319900101123X", "someone@example.test"]
)
def test_what_slips_into_a_message_is_masked(lines: StringIO, personal: str) -> None:
    logging.getLogger("anything").error("could not reach %s", personal)
    structlog.stdlib.get_logger("anything").warning("failed", whom=personal)
    try:
        raise ValueError(personal)
    except ValueError:
        logging.getLogger("anything").exception("unexpected")
    assert len(lines.getvalue().splitlines()) == 3
    assert personal not in lines.getvalue()


def test_an_error_keeps_its_traceback_on_one_line(lines: StringIO) -> None:
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        logging.getLogger("anything").exception("unexpected")
    assert "ValueError" in str(only(lines)["exception"])


def test_a_request_for_another_host_is_a_warning_of_one_line(
    client: Client, lines: StringIO
) -> None:
    assert client.get("/site-map/", headers={"host": "other.example.test"}).status_code == 400
    written = [json.loads(line) for line in lines.getvalue().splitlines()]
    (warning,) = [line for line in written if line["logger"].startswith("django.security")]
    assert warning["level"] == "warning"
    assert "other.example.test" in warning["event"]
    assert not [line for line in written if "exception" in line]
