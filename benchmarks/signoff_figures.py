"""``python -m benchmarks.signoff_figures DEPARTMENTS``: what sign-off costs in an installation, as JSON.

The installation is filled first (`benchmarks.signoff_town`). Beside each screen stands what Wagtail
itself does: its list of what awaits review with as many tasks of groups as there are departments, and
its publishing of the very same page. Everything that is written for a figure is rolled back.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from statistics import median, quantiles
from typing import Any

import django

from benchmarks import signoff_town as town

ROUNDS, SLOW_ROUNDS = 15, 5
SCREENS = {"sign-off": "/admin/signoff/", "home": "/admin/"}


def measured(acts: dict[str, Callable[[], Any]], rounds: int = ROUNDS) -> dict[str, Any]:
    """Queries of acts once they are warm, the median and the 95th percentile of their milliseconds, and
    the median of those that Python's own processor spends.

    They take turns, so that what else the machine does falls on all of them.
    """
    queries: dict[str, int] = {}
    times: dict[str, list[float]] = {name: [] for name in acts}
    spent: dict[str, list[float]] = {name: [] for name in acts}
    for name, act in acts.items():
        act()
        with counted() as number:
            act()
        queries[name] = number[0]
    for _round in range(rounds):
        for name, act in acts.items():
            begun, used = time.perf_counter(), time.process_time()
            act()
            spent[name].append(1000 * (time.process_time() - used))
            times[name].append(1000 * (time.perf_counter() - begun))
    return {
        name: {
            "queries": queries[name],
            "p50": median(times[name]),
            "processor": median(spent[name]),
            "p95": quantiles(times[name], n=20, method="inclusive")[18],
        }
        for name in acts
    }


@contextmanager
def counted() -> Iterator[list[int]]:
    """Counts queries, however many: Django's log of them ends at 9,000."""
    from django.db import connection

    number = [0]

    def count(execute: Any, *arguments: Any) -> Any:
        number[0] += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        yield number


@contextmanager
def undone() -> Iterator[None]:
    """Takes back what is written within."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def browser(name: str) -> Any:
    from django.test import Client

    from fazhi.accounts.models import User

    client = Client(headers={"host": "127.0.0.1"})
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(User.objects.get(username=name), backend=backend)
    return client


def asked(client: Any, path: str) -> Callable[[], None]:
    def ask() -> None:
        response = client.get(path)
        assert response.status_code == 200, (path, response.status_code)

    return ask


def dashboards() -> dict[str, Any]:
    """The screens with what waits, of those who sign, write all of it and sign, head and administer."""
    return measured(
        {
            f"{screen}, {who}": asked(browser(who), path)
            for screen, path in SCREENS.items()
            for who in (town.SIGNATORY, town.WRITER, town.HEAD, town.ADMINISTRATOR)
        }
    )


def explorer() -> dict[str, Any]:
    """Wagtail's list of a section, 50 rows of it: of public pages, and of drafts."""
    from cms_pages.general.models import SectionPage

    drafts = SectionPage.objects.get(title="Drafts")
    public = SectionPage.objects.exclude(pk=drafts.pk).order_by("path")[0]
    return measured(
        {
            f"{name}, {who}": asked(browser(who), f"/admin/pages/{section.pk}/")
            for name, section in (("public pages", public), ("drafts", drafts))
            for who in (town.AUTHOR, town.SIGNATORY, town.ADMINISTRATOR)
        }
    )


def of_wagtail(departments: int) -> dict[str, Any]:
    """Wagtail's own query of what awaits review, the panel with it; beside them ours, in turns."""
    from django.test import RequestFactory

    from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
    from wagtail.models import TaskState

    from fazhi.accounts.models import User
    from fazhi.signoff.admin.dashboard import SignOffPanel
    from fazhi.signoff.waiting import dashboard_of

    signatory = User.objects.get(username=town.SIGNATORY)
    with undone():
        approver = _approver(departments)
        assert TaskState.objects.reviewable_by(copy(approver)).count() == town.UNDER_WAY

        def requested_by(user: User) -> dict[str, Any]:
            request = RequestFactory().get("/admin/")
            request.user = copy(user)  # which remembers what was asked about it, for one request
            return {"request": request, "csrf_token": ""}

        acts: dict[str, Callable[[], Any]] = {
            "reviewable_by": lambda: list(TaskState.objects.reviewable_by(copy(approver))),
            "dashboard_of": lambda: dashboard_of(copy(signatory)),
            "panel of Wagtail": lambda: WorkflowObjectsToModeratePanel().render_html(
                requested_by(approver)
            ),
            "panel of sign-off": lambda: SignOffPanel().render_html(requested_by(signatory)),
        }
        return measured(acts, SLOW_ROUNDS)


def _approver(departments: int) -> Any:
    """Somebody of every group; each has a task in a workflow of its own, where pages wait."""
    from django.contrib.auth.models import Group

    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

    from cms_pages.general.models import StandardPage
    from tests.factories.accounts import UserFactory

    user = UserFactory.create(username="approver")
    workflows = []
    for number in range(departments):
        group = Group.objects.create(name=f"Group {number}")
        user.groups.add(group)
        task = GroupApprovalTask.objects.create(name=f"Approval {number}")
        task.groups.add(group)
        workflows.append(Workflow.objects.create(name=f"Workflow {number}"))
        WorkflowTask.objects.create(workflow=workflows[-1], task=task.task_ptr, sort_order=0)
    for number, page in enumerate(StandardPage.objects.filter(live=True)[: town.UNDER_WAY]):
        workflows[number % departments].start(page, page.owner)
    return user


def verification() -> dict[str, float]:
    """The whole chain and every public row."""
    from fazhi.signoff.verifying import verify

    begun = time.perf_counter()
    with counted() as queries:
        verdict = verify()
    seconds = time.perf_counter() - begun
    assert verdict.count == 0, (verdict.chain[:5], verdict.live[:5])
    return {
        "rows": verdict.rows,
        "records": verdict.records,
        "queries": queries[0],
        "seconds": seconds,
    }


def publishing() -> dict[str, Any]:
    """The signed version of a page, published here and as Wagtail alone publishes it, in turns."""
    from wagtail.models import Page

    from cms_pages.general.models import StandardPage
    from fazhi.signoff.permits import becoming_public

    page = StandardPage.objects.filter(live=True).order_by("pk")[0]
    revision = page.latest_revision

    def here() -> None:
        with undone():
            page.publish(revision, user=page.owner, skip_permission_checks=True)

    def bare() -> None:
        with undone(), becoming_public(page):
            Page.publish(page, revision, user=page.owner, skip_permission_checks=True)

    return measured({"here": here, "bare": bare})


def reading() -> dict[str, Any]:
    """The seal of a public page, and the page of which it is a part."""
    from django.test import Client

    from cms_pages.general.models import StandardPage
    from fazhi.signoff.sealing import seal_of

    page = StandardPage.objects.filter(live=True).order_by("pk")[0]
    visit = asked(Client(headers={"host": "127.0.0.1"}), page.get_url())
    return measured({"seal": lambda: seal_of(page), "page": visit})


def main() -> int:
    django.setup()
    departments = int(sys.argv[1])
    town.make(departments)
    found = {
        "dashboards": dashboards(),
        "wagtail": of_wagtail(departments),
        "explorer": explorer(),
        "publishing": publishing(),
        "reading": reading(),
        "verification": verification(),
    }
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.dev")
    sys.exit(main())
