"""Closing the site, without a restart and without the database."""

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.test import Client

import pytest
import time_machine
from bs4 import BeautifulSoup

from fazhi.navigation import maintenance

SHANGHAI = dt.timezone(dt.timedelta(hours=8))
EVENING = dt.datetime(2026, 10, 9, 22, 0, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def file(settings: Any, tmp_path: Path) -> Path:
    settings.MAINTENANCE_FILE = tmp_path / "data" / "maintenance.json"
    return Path(settings.MAINTENANCE_FILE)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("maintenance", *arguments, stdout=out)
    return out.getvalue().strip()


@pytest.mark.parametrize(
    "path", ["/", "/places/villages/", "/no-such/", "/admin/", "/account/login/"]
)
def test_every_page_says_so_without_asking_the_database(client: Client, path: str) -> None:
    """Without the database mark, a query would fail this test."""
    run("on")
    for answer in (client.get(path), client.post(path, {"a": "b"})):
        assert answer.status_code == 503
        assert answer["Retry-After"] == "600"
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Language"] == "zh-hans"
        assert not answer.cookies


def test_the_page_is_in_both_languages_and_names_hotlines(client: Client) -> None:
    run("on")
    for path, language, heading in (
        ("/", "zh-Hans", "网站暂时不能访问"),
        ("/en/places/", "en", "This site is not available for the moment"),
    ):
        soup = BeautifulSoup(client.get(path).content, "html.parser")
        assert soup.html
        assert soup.html["lang"] == language
        assert [h.get_text() for h in soup.select("h1")] == [heading]
        assert {str(s["lang"]) for s in soup.select("section[lang]")} == {"zh-Hans", "en"}
        assert soup.select('a[href="tel:12345"]')
        assert soup.select('meta[name=robots][content="noindex"]')
        assert "网站正在维护" in soup.get_text()
        assert "Maintenance is under way" in soup.get_text()


def test_whoever_watches_the_process_still_gets_an_answer(client: Client) -> None:
    run("on")
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_readiness_is_still_told(client: Client) -> None:
    run("on")
    assert client.get("/readyz").status_code == 200


def test_an_expected_end_is_told_and_passes(client: Client) -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        assert run("on", "--until", "23:30").endswith("预计 2026-10-09 23:30 恢复。")
        answer = client.get("/")
        assert answer["Retry-After"] == str(90 * 60)
        assert "预计 23:30 左右恢复" in answer.content.decode()
        clock.shift(dt.timedelta(hours=2))
        answer = client.get("/")
        assert answer["Retry-After"] == "600"
        assert "23:30" not in answer.content.decode()


def test_a_time_that_is_past_is_tomorrows(file: Path) -> None:
    with time_machine.travel(EVENING, tick=False):
        run("on", "--until", "6:30")
    assert json.loads(file.read_text())["until"] == "2026-10-10T06:30:00+08:00"


@pytest.mark.django_db
def test_the_site_opens_again_at_once(client: Client) -> None:
    assert run("status") == "网站正常开放。"
    assert run("on") == "网站正在维护，已停止访问。"
    assert run("status") == "网站正在维护，已停止访问。"
    assert client.get("/account/login/").status_code == 503
    assert run("off") == run("off") == "网站正常开放。"
    assert client.get("/account/login/").status_code == 200


@pytest.mark.parametrize(
    "text",
    [b"", b"{}", b"[]", b"x", b"\xff", b'{"until": 5}', b'{"until": "tomorrow"}', b"\0"],
)
def test_a_damaged_file_closes_the_site_rather_than_breaking_it(
    client: Client, file: Path, text: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(text)
    assert client.get("/").status_code == 503


@pytest.mark.parametrize("time", ["25:00", "soon", "6", "-1:00"])
def test_a_time_that_is_none_is_refused(file: Path, time: str) -> None:
    with pytest.raises(CommandError):
        run("on", f"--until={time}")
    assert not file.exists()


def test_a_folder_that_cannot_be_written_is_named(file: Path) -> None:
    file.parent.write_text("a file, not a folder")
    with pytest.raises(CommandError, match="data"):
        run("on")


def test_an_end_without_a_time_zone_cannot_break_the_page(client: Client, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"until": "2026-10-10T06:30:00"}')
    with time_machine.travel(EVENING, tick=False):
        assert "预计 06:30 左右恢复" in client.get("/").content.decode()


def test_nobody_is_kept_waiting_for_less_than_it_takes() -> None:
    closure = maintenance.Closure(EVENING)
    assert closure.retry_seconds(EVENING - dt.timedelta(seconds=0.2)) == 1
    assert closure.retry_seconds(EVENING) == maintenance.RETRY_SECONDS
