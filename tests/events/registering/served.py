"""The site in two worker processes, as production runs it, on the database of the test."""

import datetime as dt
import sys
from pathlib import Path

from django.conf import settings

from events.models import LecturePage, Session
from fazhi.workdays import now
from tests.events.registering.load import ask
from tests.factories.events import LecturePageFactory, LecturesPageFactory, SessionFactory
from tests.factories.pages import HomePageFactory, SiteFactory
from tests.fazhi.jobs.processes import environment
from tests.search.found import root
from tests.services import Service

WORKERS = 2


class Served(Service):
    """Gunicorn with the whole site; ``settings`` names others than those of the embedded installation."""

    title = "site"
    start_seconds = 120

    def __init__(self, data: Path, redis_url: str = "", settings_module: str = "") -> None:
        super().__init__()
        self.variables = environment(data, redis_url) | {
            "DJANGO_SETTINGS_MODULE": settings_module or "fazhi.settings.dev",
            "FAZHI_PERSONAL_DATA_KEYS": settings.PERSONAL_DATA_KEYS[0],
            "FAZHI_TRUSTED_PROXIES": "1",
            "FAZHI_LOG_LEVEL": "ERROR",
        }

    def environment(self) -> dict[str, str]:
        return self.variables

    def command(self) -> list[str | Path]:
        return [
            *(sys.executable, "-m", "gunicorn", "fazhi.wsgi", "-b", f"127.0.0.1:{self.port}"),
            # Workers are forked from a process that has loaded the site: one that is killed is back at once.
            *("-w", str(WORKERS), "--preload", "--timeout", "120", "--log-level", "error"),
        ]

    def answers(self) -> bool:
        return ask(self.address("/healthz"), "10.0.0.1").status == 200

    def address(self, path: str) -> str:
        """Where something is."""
        return f"http://127.0.0.1:{self.port}{path}"

    def form(self, session: Session) -> str:
        """Where one registers for a session."""
        return self.address(f"/sessions/{session.public_id}/register/")


def public_session(capacity: int) -> Session:
    """A session that everybody may see."""
    lecture = LecturePage.objects.first() or _lecture()
    starts = now() + dt.timedelta(days=10)
    session: Session = SessionFactory.create(lecture=lecture, capacity=capacity, starts_at=starts)
    return session


def _lecture() -> LecturePage:
    home = HomePageFactory.create(parent=root())
    SiteFactory.create(root_page=home)
    lecture: LecturePage = LecturePageFactory.create(parent=LecturesPageFactory.create(parent=home))
    return lecture
