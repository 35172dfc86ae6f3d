from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Settings) -> dict[str, Path]:
    """Each test has stores of its own: ``private`` (the default) and ``public``."""
    private, public = tmp_path / "private", tmp_path / "public"
    settings.MEDIA_ROOT = str(public)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": str(private)}},
    }
    return {"private": private, "public": public}
