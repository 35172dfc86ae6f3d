"""An archive of laws in the hands of real workers, with Celery and without."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

import pytest
import redis as redis_client
from pytest_django import Settings

from fazhi.accounts.models import User
from legal_library.importers import running
from legal_library.models import ImportRun, Law, LawVersion, RunState
from tests.factories.accounts import AdministratorFactory
from tests.factories.legal_library import law_text
from tests.fazhi.jobs.processes import WithCelery, WithoutCelery
from tests.services import Redis
from tests.services.processes import eventually

pytestmark = [
    pytest.mark.services,
    pytest.mark.heavy,
    pytest.mark.django_db(transaction=True),
]
LAWS = 12
SECONDS = 60


@pytest.fixture
def with_redis(redis: Redis, settings: Settings) -> Redis:
    """This process hands runs over to the private Redis, as the site does."""
    from fazhi.celery import app

    app.conf.update(broker_url=redis.url, broker_transport_options={"global_keyprefix": "fazhi:"})
    settings.CELERY_BROKER_URL = redis.url
    with redis_client.Redis.from_url(redis.url) as client:
        client.flushall()
    return redis


@pytest.fixture(params=["without Celery", "with Celery"])
def workers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WithoutCelery]:
    """Workers that open what this process has encrypted."""
    made = (
        WithCelery(tmp_path, request.getfixturevalue("with_redis").url)
        if request.param == "with Celery"
        else WithoutCelery(tmp_path)
    )
    made.variables["DJANGO_SETTINGS_MODULE"] = "fazhi.settings.dev"
    made.variables["FAZHI_PERSONAL_DATA_KEYS"] = ",".join(settings.PERSONAL_DATA_KEYS)
    yield made
    made.stop()


def archive() -> bytes:
    """Laws, and a file that is none."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(LAWS):
            package.writestr(f"{number}.txt", law_text(f"测试市第{number}号条例"))
        package.writestr("坏.txt", b"\x00\x01\x02")
    return out.getvalue()


def reaches(run: ImportRun, state: RunState) -> bool:
    def is_there() -> bool:
        run.refresh_from_db()
        return run.state in {state, RunState.FAILED}

    return eventually(is_there, SECONDS) and run.state == state


def test_an_archive_is_checked_confirmed_and_imported(workers: WithoutCelery) -> None:
    by: User = AdministratorFactory.create()
    workers.start()
    run = running.begin("laws.zip", archive(), by=by)
    assert run.state == RunState.CHECKING  # nobody waits for it in the request
    assert reaches(run, RunState.CHECKED), run.problem
    assert run.counters == {"new_law": LAWS, "broken": 1}
    assert not Law.objects.exists()
    run = running.confirm(run, by=by)
    assert reaches(run, RunState.DONE), run.problem
    assert (run.done, run.counters) == (LAWS + 1, {"new_law": LAWS, "broken": 1})
    assert LawVersion.objects.count() == Law.objects.count() == LAWS


def test_workers_that_are_killed_leave_an_import_that_goes_on(workers: WithoutCelery) -> None:
    by: User = AdministratorFactory.create()
    run = running.begin("laws.zip", archive(), by=by)
    workers.start()
    assert reaches(run, RunState.CHECKED), run.problem
    workers.kill()
    run = running.confirm(run, by=by)
    assert run.state == RunState.IMPORTING
    workers.start()
    assert reaches(run, RunState.DONE), run.problem
    assert LawVersion.objects.count() == Law.objects.count() == LAWS
