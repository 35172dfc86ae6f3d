"""A register with jobs of the tests' own."""

from collections.abc import Callable

import pytest

from fazhi.jobs import registry
from fazhi.jobs.registry import Job, register_job

Register = Callable[..., Job]


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """`register_job` into an empty register that is thrown away."""
    monkeypatch.setattr(registry, "_jobs", {})

    def add(
        name: str = "example", function: Callable[..., str | None] | None = None, **more: object
    ) -> Job:
        more.setdefault("label", f"Job {name}")
        return register_job(name, function or (lambda: None), **more)  # type: ignore[arg-type]

    return add


@pytest.fixture
def calls() -> list[object]:
    """What the functions of a test note."""
    return []
