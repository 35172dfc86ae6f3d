"""Fixtures: one private server each, started when the first test asks for it. A plugin of pytest.

What is not installed skips the test and names what to install; with FAZHI_REQUIRE_SERVICES=1, as in CI, it
fails the test.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

import pytest

from .base import Service
from .elasticsearch import Elasticsearch as ElasticsearchServer
from .postgresql import PostgreSQL
from .programs import chinese_fonts, chromium, ffmpeg
from .redis import Redis
from .sharing import shared

Server = TypeVar("Server", bound=Service)


class Requirement(Protocol):
    """A service class, a program or fonts."""

    def missing(self) -> str | None:
        """A sentence that names what has to be installed, if anything."""


def require(*requirements: Requirement | type[Service]) -> None:
    """Skips the test that calls it, or fails it in CI, if one of these is not installed."""
    __tracebackhide__ = True
    sentences = [sentence for each in requirements if (sentence := each.missing())]
    if not sentences:
        return
    if os.environ.get("FAZHI_REQUIRE_SERVICES") == "1":
        pytest.fail("; ".join(sentences), pytrace=False)
    pytest.skip("; ".join(sentences))


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgreSQL]:
    """One server for all workers; each test makes databases of its own in it."""
    require(PostgreSQL)
    with _one_per_run(PostgreSQL, tmp_path_factory) as server:
        yield server


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ElasticsearchServer]:
    """One node for all workers; each test names its indices so that they meet no other's."""
    require(ElasticsearchServer)
    with _one_per_run(ElasticsearchServer, tmp_path_factory) as server:
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    """One server for each worker, since Redis has no names to keep users apart."""
    require(Redis)
    with Redis() as server:
        yield server


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser, on a machine that can show Chinese."""
    require(chromium(), chinese_fonts())
    return chromium().path


@pytest.fixture(scope="session")
def ffmpeg_path() -> Path:
    """The converter of films."""
    require(ffmpeg())
    return ffmpeg().path


@contextmanager
def _one_per_run(
    make: Callable[[], Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    if "PYTEST_XDIST_WORKER" in os.environ:
        server = shared(make, tmp_path_factory.getbasetemp().parent)
    else:
        server = make().start()
    try:
        yield server
    finally:
        server.stop()
