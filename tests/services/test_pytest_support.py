"""What is not installed skips a test by name, and fails it where services are required."""

from pathlib import Path

import pytest

from . import PostgreSQL, Redis, chromium, elasticsearch, ffmpeg, nginx, postgresql
from .elasticsearch import Elasticsearch
from .nginx import Nginx
from .pytest_support import Requirement, require


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with the basic system and nothing of what `install-services` installs."""
    for tool in ("bash", "sed", "dirname"):
        (tmp_path / tool).symlink_to(f"/usr/bin/{tool}")
    (tmp_path / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("FAZHI_ELASTICSEARCH_HOME", str(tmp_path / "nowhere"))
    monkeypatch.setattr(nginx, "program", lambda: None)
    monkeypatch.setattr(postgresql, "binaries", lambda: None)


EVERYTHING = [
    (PostgreSQL, "PostgreSQL is not installed"),
    (Redis, "Redis is not installed"),
    (Elasticsearch, "Elasticsearch is not installed in .*/nowhere"),
    (Nginx, "nginx is not installed"),
    (chromium(), "Chromium is not installed"),
    (ffmpeg(), "FFmpeg is not installed"),
]


@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize(("requirement", "sentence"), EVERYTHING)
def test_require__a_missing_one_skips_and_says_what_to_run(
    requirement: Requirement, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FAZHI_REQUIRE_SERVICES", raising=False)

    with pytest.raises(pytest.skip.Exception, match=f"^{sentence}: run scripts/install-services$"):
        require(requirement)


@pytest.mark.usefixtures("bare_machine")
def test_require__in_ci_a_missing_one_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAZHI_REQUIRE_SERVICES", "1")

    with pytest.raises(pytest.fail.Exception, match=r"Redis is not installed.*; nginx is not"):
        require(Redis, Nginx)


def test_require__what_is_there_lets_the_test_run() -> None:
    class Present:
        def missing(self) -> None:
            return None

    require(Present())


def test_elasticsearch__without_a_new_java_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "home" / "launcher").mkdir(parents=True)
    (tmp_path / "find-java").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "find-java").chmod(0o755)
    monkeypatch.setattr(elasticsearch, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(elasticsearch, "SCRIPTS", tmp_path)

    assert Elasticsearch.missing() == (
        "Elasticsearch needs Java 21 or newer: run scripts/install-services"
    )
