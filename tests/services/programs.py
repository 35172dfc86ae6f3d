"""Programs and fonts that tests use but need not keep running."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .base import ServiceMissing


@dataclass(frozen=True)
class Program:
    """A program that is installed under one of several names."""

    title: str
    names: tuple[str, ...]

    def missing(self) -> str | None:
        """A sentence that names what has to be installed, if anything."""
        return (
            None
            if self._found()
            else f"{self.title} is not installed: run scripts/install-services"
        )

    @property
    def path(self) -> Path:
        """The executable. Raises ServiceMissing."""
        found = self._found()
        if not found:
            raise ServiceMissing(self.missing())
        return Path(found)

    def _found(self) -> str | None:
        return next(filter(None, map(shutil.which, self.names)), None)


@dataclass(frozen=True)
class Fonts:
    """Fonts for one language, without which a screenshot of it shows boxes."""

    title: str
    language: str

    def missing(self) -> str | None:
        """A sentence that names what has to be installed, if anything."""
        if not shutil.which("fc-list"):
            return "fontconfig is not installed: run scripts/install-services"
        families = subprocess.run(
            ["fc-list", f":lang={self.language}", "family"], capture_output=True, check=True
        ).stdout
        if families.strip():
            return None
        return f"{self.title} are not installed: run scripts/install-services"


def chromium() -> Program:
    """The browser that Playwright drives."""
    return Program(
        "Chromium", ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    )


def ffmpeg() -> Program:
    """What reads and converts films."""
    return Program("FFmpeg", ("ffmpeg",))


def chinese_fonts() -> Fonts:
    """What screenshots of Chinese pages need."""
    return Fonts("Chinese fonts", "zh-cn")
