"""Jobs in the administration."""

import datetime as dt

from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.log_actions import registry

import pytest

from fazhi.accounts.models import User
from fazhi.jobs.admin.views import RUNS_PER_PAGE
from fazhi.jobs.models import JobState, Run, RunState, know_all_jobs
from fazhi.jobs.schedules import Daily
from tests.fazhi.jobs.conftest import Register

pytestmark = pytest.mark.django_db
INDEX = "jobs:index"


@pytest.fixture
def job(register: Register) -> JobState:
    register("nightly", schedule=Daily("02:30"), label="夜间清理")
    return know_all_jobs()["nightly"]


def ended(state: RunState, count: int = 1, **more: object) -> None:
    now = timezone.now()
    for number in range(count):
        moment = now - dt.timedelta(minutes=count - number)
        Run.objects.create(job="nightly", state=state, started_at=moment, ended_at=moment, **more)


def page(client: Client, state: JobState, query: str = "") -> str:
    answer = client.get(reverse("jobs:inspect", args=[state.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_says_when_it_ran_and_how_that_ended(
    admin_client: Client, job: JobState, register: Register
) -> None:
    register("by_request")
    know_all_jobs()
    html = admin_client.get(reverse(INDEX)).content.decode()
    for words in ("夜间清理", "每天 02:30", "未执行过", "有需要时", "正常"):
        assert words in html
    ended(RunState.DONE)
    ended(RunState.FAILED)
    JobState.objects.filter(pk=job.pk).update(failures=2)
    html = admin_client.get(reverse(INDEX)).content.decode()
    assert "失败" in html
    assert "连续失败 2 次" in html
    JobState.objects.filter(pk=job.pk).update(paused_at=timezone.now())
    assert "已暂停" in admin_client.get(reverse(INDEX)).content.decode()


def test_jobs_that_the_software_no_longer_has_are_not_listed(
    admin_client: Client, job: JobState
) -> None:
    gone = JobState.objects.create(name="gone")
    assert "gone" not in admin_client.get(reverse(INDEX)).content.decode()
    assert admin_client.get(reverse("jobs:inspect", args=[gone.pk])).status_code == 404
    assert str(gone) == "gone"


def test_the_runs_of_a_job_with_their_errors(
    admin_client: Client, administrator: User, job: JobState
) -> None:
    ended(RunState.DONE, result="删除 3 份", asked_by=administrator)
    ended(RunState.FAILED, error="ValueError: <b>bad</b>", scheduled=True, attempt=3)
    html = page(admin_client, job)
    for words in ("删除 3 份", administrator.name, "定时器", "第 3 次", "0:00:00", "&lt;b&gt;bad"):
        assert words in html


def test_old_runs_are_on_further_pages(admin_client: Client, job: JobState) -> None:
    ended(RunState.DONE, count=70, result="r")
    newest = page(admin_client, job)
    assert newest.count("w-status") == RUNS_PER_PAGE
    assert "?p=2" in newest
    assert "?p=2" in page(admin_client, job, "?p=3")
    page(admin_client, job, "?p=none")


def test_screens_ask_the_same_number_of_questions_whatever_there_is(
    admin_client: Client, job: JobState, register: Register, administrator: User
) -> None:
    def questions() -> list[int]:
        counts = []
        for address in (reverse(INDEX), reverse("jobs:inspect", args=[job.pk])):
            admin_client.get(address)
            with CaptureQueriesContext(connection) as queries:
                admin_client.get(address)
            counts.append(len(queries))
        return counts

    ended(RunState.DONE, asked_by=administrator)
    before = questions()
    for number in range(10):
        register(f"more{number}", schedule=Daily("01:00"))
    know_all_jobs()
    ended(RunState.FAILED, count=20, asked_by=administrator, error="x")
    assert questions() == before


def act(client: Client, name: str, state: JobState) -> str:
    """Asks, acts, and returns what the next page says."""
    address = reverse(f"jobs:{name}", args=[state.pk])
    assert client.get(address).status_code == 200
    return client.post(address, follow=True).content.decode()


def test_running_a_job_out_of_turn(
    admin_client: Client, administrator: User, job: JobState
) -> None:
    assert "几秒钟内执行" in act(admin_client, "run", job)
    run = Run.objects.get()
    assert (run.job, run.asked_by, run.scheduled) == ("nightly", administrator, False)
    assert "已在等候或正在执行" in act(admin_client, "run", job)
    assert Run.objects.count() == 1


def test_pausing_and_resuming(admin_client: Client, administrator: User, job: JobState) -> None:
    JobState.objects.filter(pk=job.pk).update(next_run_at=timezone.now() - dt.timedelta(days=9))
    assert "任务已暂停" in act(admin_client, "pause", job)
    job.refresh_from_db()
    assert job.paused_by == administrator
    assert "已经暂停" in act(admin_client, "pause", job)
    assert "请先恢复" in act(admin_client, "run", job)
    assert "任务已恢复" in act(admin_client, "resume", job)
    job.refresh_from_db()
    assert job.paused_at is None
    assert job.next_run_at
    assert job.next_run_at > timezone.now()  # nothing is caught up that was paused on purpose
    assert "没有暂停" in act(admin_client, "resume", job)
    done = [entry.action for entry in registry.get_logs_for_instance(job).order_by("pk")]
    assert done == ["jobs.pause", "jobs.resume"]
    assert administrator.name in page(admin_client, job)


def test_asking_changes_nothing(admin_client: Client, job: JobState) -> None:
    for name in ("run", "pause", "resume"):
        admin_client.get(reverse(f"jobs:{name}", args=[job.pk]))
    job.refresh_from_db()
    assert job.paused_at is None
    assert not Run.objects.exists()


def test_a_job_that_needs_something_offers_no_run_by_itself(
    admin_client: Client, register: Register
) -> None:
    register("needs", lambda person: None)
    state = know_all_jobs()["needs"]
    assert reverse("jobs:run", args=[state.pk]) not in page(admin_client, state)
    assert "不能单独执行" in act(admin_client, "run", state)


def test_who_may_only_look_may_not_act(client: Client, user: User, job: JobState) -> None:
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        Permission.objects.get(codename="view_jobstate"),
    )
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = page(client, job)
    for name in ("run", "pause", "resume"):
        address = reverse(f"jobs:{name}", args=[job.pk])
        assert address not in html
        assert client.post(address).status_code == 302
    job.refresh_from_db()
    assert job.paused_at is None
    assert not Run.objects.exists()
