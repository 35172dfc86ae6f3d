import os
import re
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

import pytest
from cryptography.fernet import Fernet

from fazhi.env import ROOT, kept_secret, read_environment, require
from fazhi.env_values import TAKEN_PATHS
from fazhi.startup import StartupProblem

COMPLETE = {
    "FAZHI_SECRET_KEY": secrets.token_urlsafe(48),
    "FAZHI_ALLOWED_HOSTS": "www.example.test",
    "FAZHI_BASE_URL": "https://www.example.test/huangqiao",
    "FAZHI_DATABASE_URL": "postgresql://fazhi:secret@127.0.0.1:5432/fazhi",
    "FAZHI_REDIS_URL": "redis://127.0.0.1:6379/0",
    "FAZHI_PERSONAL_DATA_KEYS": Fernet.generate_key().decode(),
    "FAZHI_LOOKUP_KEY": secrets.token_urlsafe(48),
}


def run(
    *arguments: str, settings: str = "fazhi.settings.production", **variables: str
) -> subprocess.CompletedProcess[str]:
    """A command of its own process, with only the given variables."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FAZHI_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**clean, "DJANGO_SETTINGS_MODULE": settings, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_production_names_everything_that_is_missing() -> None:
    result = run("manage.py", "check")
    assert result.returncode != 0
    for name in COMPLETE:
        assert name in result.stderr
    assert "无法启动" in result.stderr
    assert "Cannot start" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", COMPLETE)
def test_production_names_the_one_that_is_missing(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for other, value in COMPLETE.items():
        monkeypatch.setenv(other, value)
    monkeypatch.delenv(name)
    with pytest.raises(StartupProblem) as problem:
        require(read_environment())
    assert [n for n in COMPLETE if n in problem.value.en] == [name]


def test_production_takes_no_address_without_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("FAZHI_BASE_URL", "http://www.example.test")
    with pytest.raises(StartupProblem, match="FAZHI_BASE_URL"):
        require(read_environment())


@pytest.mark.parametrize("base_url", ["https://www.example.test", COMPLETE["FAZHI_BASE_URL"]])
def test_production_settings_pass_the_deployment_check_without_a_word(
    base_url: str, tmp_path: Path
) -> None:
    result = run(
        "manage.py",
        "check",
        "--deploy",
        **{**COMPLETE, "FAZHI_BASE_URL": base_url, "FAZHI_DATA_DIR": str(tmp_path)},
    )
    assert result.stderr == ""
    assert result.stdout.strip() == "System check identified no issues (2 silenced)."
    assert result.returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("FAZHI_BASE_URL", "www.example.test"),
        ("FAZHI_LOG_LEVEL", "LOUD"),
        ("FAZHI_ADMIN_PATH", "a/b"),
        ("FAZHI_PERSONAL_DATA_KEYS", "short"),
        ("FAZHI_LOOKUP_KEY", "guess"),
        ("FAZHI_REQUIRE_SECOND_FACTOR", "some"),
        ("FAZHI_ANYMAIL", "{not json"),
        ("FAZHI_UPLOAD_MAX_MB", "-1"),
        ("FAZHI_DATA_DIR", "~nosuch/x"),
        ("FAZHI_STATIC_ROOT", "~nosuch/x"),
        ("FAZHI_REDIS_URL", "nonsense"),
        ("FAZHI_REDIS_URL", "redis://:hush@h:abc/0"),
        ("FAZHI_REDIS_URL", "redis://127.0.0.1:6379/first"),
        ("FAZHI_ELASTICSEARCH_URL", "nonsense"),
        ("FAZHI_ANYMAIL_BACKEND", "foo.bar.Baz"),
        ("FAZHI_ANYMAIL_BACKEND", "anymail.backends.nosuch.EmailBackend"),
        ("FAZHI_EMAIL_FROM", "nonsense nonsense"),
        ("FAZHI_SMTP_HOST", "bad host"),
        ("FAZHI_BASE_URL", "https://h:abc/x"),
        ("FAZHI_BASE_URL", "https://www.example.test/a b"),
        ("FAZHI_BASE_URL", "https://www.example.test/黄桥"),
        ("FAZHI_BASE_URL", "https://法治.example.test"),
        ("FAZHI_BASE_URL", "https://user:hush@www.example.test"),
        ("FAZHI_ADMIN_PATH", "en"),
        ("FAZHI_ADMIN_PATH", "account"),
        ("FAZHI_ALLOWED_HOSTS", "www.example.test，example.test"),
        ("FAZHI_S3_ENDPOINT", "nonsense"),
        ("FAZHI_BOUNCES_IMAP_URL", "imap.example.test"),
        ("FAZHI_BOUNCES_IMAP_URL", "https://user:hush@imap.example.test/INBOX"),
        ("FAZHI_BOUNCES_IMAP_URL", "imaps://imap.example.test/INBOX"),
        ("FAZHI_BOUNCES_IMAP_URL", "imaps://user@imap.example.test/INBOX"),
        ("FAZHI_BOUNCES_IMAP_URL", "imaps://user:hush@imap.example.test"),
        ("FAZHI_BOUNCES_IMAP_URL", "imaps://user:hush@h:abc/INBOX"),
        ("FAZHI_BOUNCES_IMAP_URL", "imap://user:hush@imap.example.test/INBOX"),
        ("FAZHI_SMS_PROVIDER", "Provider"),
        ("FAZHI_SMS_PROVIDER", "town/sms.py:Provider"),
        ("FAZHI_WEBHOOK_HOSTS", "https://wecom.example.test"),
        ("FAZHI_WEBHOOK_HOSTS", "wecom.example.test，192.0.2.7"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(StartupProblem) as problem:
        read_environment()
    assert name in problem.value.zh
    assert name in problem.value.en
    assert value not in problem.value.en or len(value) < 6


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FAZHI_REDIS_URL", "rediss://user:hush@cache.example.test:6379/2"),
        ("FAZHI_ELASTICSEARCH_URL", "https://user:hush@search.example.test:9200"),
        ("FAZHI_ANYMAIL_BACKEND", "anymail.backends.amazon_ses.EmailBackend"),
        ("FAZHI_EMAIL_FROM", "法治黄桥 <noreply@example.test>"),
        ("FAZHI_SMTP_HOST", "mail_server"),
        ("FAZHI_SMTP_HOST", "::1"),
        ("FAZHI_BASE_URL", "https://[::1]:8443/a-b/c_d"),
        ("FAZHI_ALLOWED_HOSTS", ".example.test, 127.0.0.1, [::1]"),
        ("FAZHI_BOUNCES_IMAP_URL", "imaps://town%40example.test:hush@imap.example.test:993/INBOX"),
        ("FAZHI_BOUNCES_IMAP_URL", "imap://user:hush@127.0.0.1:1143/INBOX"),
        ("FAZHI_SMS_PROVIDER", "town.sms.Provider"),
        ("FAZHI_WEBHOOK_HOSTS", "WeCom.example.test, 192.0.2.7"),
    ],
)
def test_a_right_value_is_taken(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    read_environment()


def test_the_administration_lives_at_no_path_of_another_room() -> None:
    heads = {head.strip("^") for head in first_parts(get_resolver().url_patterns)}
    paths = {head for head in heads if re.fullmatch("[A-Za-z0-9_-]+", head)}
    assert "account" in paths
    others = {"en", "zh-hans", "static", *paths} - {settings.ADMIN_PATH}
    assert others == TAKEN_PATHS, "keep fazhi.env_values.TAKEN_PATHS true"


def first_parts(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver) and "/" not in route:
            yield from first_parts(pattern.url_patterns, route)
        else:
            yield route.partition("/")[0]


def test_a_store_needs_all_of_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAZHI_S3_BUCKET", "files")
    with pytest.raises(StartupProblem, match=r"FAZHI_S3_ENDPOINT.*FAZHI_S3_SECRET_KEY"):
        read_environment()


@pytest.mark.parametrize("hosts", ["*", "other.example.test", "*,www.example.test"])
def test_production_answers_to_its_own_name_alone(
    hosts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**COMPLETE, "FAZHI_ALLOWED_HOSTS": hosts}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StartupProblem, match="FAZHI_ALLOWED_HOSTS"):
        require(read_environment())


def test_production_takes_the_domain_above_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**COMPLETE, "FAZHI_ALLOWED_HOSTS": ".Example.test"}.items():
        monkeypatch.setenv(name, value)
    require(read_environment())


def test_health_is_asked_for_without_encryption_below_a_sub_path_too(tmp_path: Path) -> None:
    asked = (
        "from django.test import Client; from django.conf import settings;"
        "get = lambda path: Client().get(path, headers={'host': 'www.example.test'}).status_code;"
        "print(get('/healthz'), get('/account/login/'))"
    )
    result = run(
        "manage.py", "shell", "--no-imports", "-c", asked, **COMPLETE, FAZHI_DATA_DIR=str(tmp_path)
    )
    assert result.stdout.split() == ["200", "301"], result.stderr


def test_a_wrong_value_ends_any_entry_point_without_a_traceback(tmp_path: Path) -> None:
    for entry in (
        ["manage.py", "check"],
        ["-c", "import fazhi.wsgi"],
        ["-c", "from fazhi.celery import app; app.loader.import_default_modules()"],
    ):
        result = run(
            *entry, settings="fazhi.settings.dev", PORT="eighty", FAZHI_DATA_DIR=str(tmp_path)
        )
        assert result.returncode != 0
        assert "PORT" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.heavy  # a process of its own each
@pytest.mark.parametrize(
    ("variables", "origin", "own"),
    [
        ({"HOST": "0.0.0.0"}, f"http://{socket.gethostname()}:8000", None),
        ({"HOST": "::"}, f"http://{socket.gethostname()}:8000", None),
        ({"FAZHI_ALLOWED_HOSTS": "*"}, "http://127.0.0.1:8000", None),
        ({"HOST": "::1"}, "", "http://[::1]:8000"),
        ({}, "", "http://127.0.0.1:8000"),
        (
            {"HOST": "0.0.0.0", "FAZHI_BASE_URL": "http://192.0.2.7:8000"},
            "http://192.0.2.7:8000",
            None,
        ),
    ],
)
def test_where_any_host_is_answered_mail_names_an_address_of_the_settings(
    variables: dict[str, str], origin: str, own: str | None, tmp_path: Path
) -> None:
    code = "from django.conf import settings as s; print(s.PUBLIC_ORIGIN, s.WAGTAILADMIN_BASE_URL, sep='|')"
    result = run(
        *["manage.py", "shell", "--no-imports", "-c", code],
        settings="fazhi.settings.dev",
        FAZHI_DATA_DIR=str(tmp_path),
        **variables,
    )
    assert result.stdout.strip() == f"{origin}|{own or origin}"


def test_a_database_address_that_is_none_is_refused_without_showing_the_password() -> None:
    result = run("manage.py", "check", **{**COMPLETE, "FAZHI_DATABASE_URL": "mysql://a:hush@b/c"})
    assert result.returncode != 0
    assert "FAZHI_DATABASE_URL" in result.stderr
    assert "hush" not in result.stderr


def test_secrets_of_an_embedded_installation_are_made_once_and_private(tmp_path: Path) -> None:
    first = kept_secret(tmp_path, "secret-key")
    assert kept_secret(tmp_path, "secret-key") == first
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert [p.name for p in tmp_path.iterdir()] == ["secret-key"]


def test_an_empty_secret_of_a_broken_first_start_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    assert kept_secret(tmp_path, "secret-key")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"guess"])
def test_a_damaged_secret_is_named_and_kept(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "lookup-key").write_bytes(content)
    with pytest.raises(StartupProblem, match="lookup-key"):
        kept_secret(tmp_path, "lookup-key")
    assert (tmp_path / "lookup-key").read_bytes() == content


def test_a_damaged_key_of_personal_data_ends_the_start_in_words(tmp_path: Path) -> None:
    (tmp_path / "personal-data-key").write_text("x" * 44)
    result = run("manage.py", "check", settings="fazhi.settings.dev", FAZHI_DATA_DIR=str(tmp_path))
    assert result.returncode != 0
    assert "personal-data-key" in result.stderr
    assert "Traceback" not in result.stderr


def test_database_and_folder_are_for_their_owner_only(tmp_path: Path) -> None:
    result = run(
        "manage.py", "check", settings="fazhi.settings.dev", FAZHI_DATA_DIR=str(tmp_path / "data")
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data" / "fazhi.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StartupProblem) as problem:
        kept_secret(tmp_path / "data", "secret-key")
    assert "FAZHI_DATA_DIR" in problem.value.zh


@pytest.mark.parametrize(
    ("base_url", "script_name", "origin"),
    [
        ("", "", ""),
        ("https://www.example.test", "", "https://www.example.test"),
        ("https://www.example.test/", "", "https://www.example.test"),
        ("https://www.example.test:8443/a/b/", "/a/b", "https://www.example.test:8443"),
    ],
)
def test_the_public_address_gives_the_sub_path(
    base_url: str, script_name: str, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAZHI_BASE_URL", base_url)
    env = read_environment()
    assert (env.script_name, env.origin) == (script_name, origin)
