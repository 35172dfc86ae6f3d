"""What guides rest on: laws chosen or named, that the library has or lacks, that end and that arrive."""

import datetime as dt
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms_pages.services.bases.tasks import KIND
from cms_pages.services.bases.watching import JOB, watch_bases
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.jobs.models import Run
from fazhi.signoff.findings.registry import Severity, findings_in
from fazhi.signoff.models import SectionRules
from fazhi.signoff.submitting import content_of_draft
from fazhi.worklist.models import Task
from fazhi.worklist.states import State
from legal_library.citing.pages import pages_citing
from legal_library.models import Law, LawVersion
from legal_library.signals import laws_changed
from legal_library.status import EndReason
from tests.factories.departments import DepartmentFactory
from tests.factories.legal_library import national_text, released_law
from tests.factories.pages import go_live
from tests.factories.services import ServiceGuidePageFactory, basis, said

pytestmark = pytest.mark.django_db

NAME = "中华人民共和国示例法"


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with time_machine.travel("2026-06-01T04:00:00+00:00", tick=False):
        yield


def law_of(title: str = NAME) -> Law:
    day = dt.date(2010, 1, 1)
    return released_law(national_text(title, ["甲。", "乙。"], day=day, begins=day))


def end(law: Law) -> None:
    LawVersion.objects.filter(law=law).update(
        effective_to=dt.date(2026, 5, 1), end_reason=EndReason.REPEALED
    )


def guide_on(guides: GuidesPage, *bases: tuple[str, dict[str, object]]) -> ServiceGuidePage:
    guide: ServiceGuidePage = ServiceGuidePageFactory.create(
        parent=guides,
        slug="one",
        bases=list(bases),
        responsible_department=DepartmentFactory.create(),
    )
    return guide


def shown(client: Client) -> list[tuple[str, str, str]]:
    """The bases as readers see them: name, state, where the name leads."""
    content = BeautifulSoup(client.get("/guides/one/").content, "html.parser")
    return [
        (
            item.select_one("a, .list__title").get_text(),  # type: ignore[union-attr]
            item.select_one(".tag").get_text(),  # type: ignore[union-attr]
            str(link["href"]) if (link := item.select_one("a")) else "",
        )
        for item in content.select("section[aria-labelledby=bases] .list > li")
    ]


def noticed(guide: ServiceGuidePage) -> list[tuple[str, str]]:
    """What sign-off is told of the bases."""
    found = findings_in(content_of_draft(guide))
    return [
        (str(one.severity), one.excerpt)
        for one in found
        if one.place.path.startswith(("bases", "conditions"))
    ]


def open_tasks() -> list[Task]:
    return list(Task.objects.open().filter(kind=KIND))


def test_chosen_and_named_laws_stand_with_their_state(client: Client, guides: GuidesPage) -> None:
    law = law_of()
    guide_on(
        guides,
        basis(law=f"{law.pk}-2"),
        basis("示例法", "第一条"),
        basis("江苏省没有入库条例", "第五十六条"),
    )
    found = shown(client)
    assert [one[:2] for one in found] == [
        ("《示例法》第二条", "现行有效"),
        ("《示例法》第一条", "现行有效"),
        ("《江苏省没有入库条例》第五十六条", "未入库"),
    ]
    assert [one[2].startswith(law.get_absolute_url()) for one in found] == [True, True, False]
    assert found[2][2] == ""


def test_a_law_that_is_named_in_full_is_found_when_it_arrives(
    client: Client, guides: GuidesPage
) -> None:
    guide_on(guides, basis(NAME, "第一条"))
    assert shown(client)[0][1:] == ("未入库", "")
    law = law_of()
    watch_bases()
    _name, state, url = shown(client)[0]
    assert state == "现行有效"
    assert url.startswith(law.get_absolute_url())
    assert [page.title for page in pages_citing(law, 1)] == [ServiceGuidePage.objects.get().title]


@pytest.mark.parametrize(
    ("title", "article", "expected"),
    [
        ("示例法", "第二条", []),
        ("示例法", "第九条", [("blocker", "《示例法》第九条")]),
        ("没有入库的办法", "第九条", [("advice", "《没有入库的办法》第九条")]),
        ("旧事法", "第一条", [("blocker", "《旧事法》第一条")]),
    ],
)
def test_an_article_that_is_not_there_and_a_law_that_has_ended_must_be_settled(
    guides: GuidesPage, title: str, article: str, expected: list[tuple[str, str]]
) -> None:
    law_of()
    end(law_of("中华人民共和国旧事法"))
    assert noticed(guide_on(guides, basis(title, article))) == expected


def test_where_an_entry_stands_is_checked_as_well(guides: GuidesPage) -> None:
    law_of()
    guide = ServiceGuidePageFactory.create(
        parent=guides, conditions=[("condition", said("条件。", "《示例法》第九条"))]
    )
    assert noticed(guide) == [("blocker", "《示例法》第九条")]


def test_a_basis_that_ends_becomes_a_task_of_the_department_at_once(guides: GuidesPage) -> None:
    law = law_of()
    guide = guide_on(guides, basis("示例法", "第一条"))
    assert watch_bases() == ""
    assert open_tasks() == []
    end(law)
    assert watch_bases() == "1"
    (task,) = open_tasks()
    assert task.department == guide.responsible_department
    assert task.due_on == dt.date(2026, 6, 8)  # five working days
    assert "《示例法》第一条" in task.title
    watch_bases()
    assert len(open_tasks()) == 1


def test_the_task_ends_when_the_guide_rests_on_law_that_applies(guides: GuidesPage) -> None:
    end(law_of("中华人民共和国旧事法"))
    law_of()
    guide = guide_on(guides, basis("旧事法", "第一条"))
    assert len(open_tasks()) == 1  # already when it was published
    setattr(guide, "bases", [basis("示例法", "第一条")])  # noqa: B010 - lists become streams
    go_live(guide.save_revision())
    assert open_tasks() == []
    assert Task.objects.get(kind=KIND).state == State.CANCELLED


def test_a_change_of_laws_asks_for_a_look_once(guides: GuidesPage) -> None:
    Run.objects.filter(job=JOB).delete()
    laws_changed.send(None, laws=[1])
    laws_changed.send(None, laws=[1, 2])
    assert Run.objects.filter(job=JOB).count() == 1


@pytest.mark.parametrize(("rule", "expected"), [(True, 1), (False, 0)])
def test_readers_are_told_where_the_section_says_so(
    client: Client, guides: GuidesPage, rule: bool, expected: int
) -> None:
    end(law_of())
    guide_on(guides, basis("示例法", "第一条"))
    SectionRules.objects.create(page=guides, shows_doubtful_basis=rule)
    content = client.get("/guides/one/").content.decode()
    assert content.count("依据待核") == expected


def test_many_guides_are_looked_at_together(guides: GuidesPage) -> None:
    law_of()
    queries = []
    for number in (3, 20):
        for _n in range(number):
            ServiceGuidePageFactory.create(parent=guides, bases=[basis("示例法", "第一条")])
        with CaptureQueriesContext(connection) as counted:
            watch_bases()
        queries.append(len(counted) / ServiceGuidePage.objects.count())
    assert queries[1] < 6  # a guide: who is asked, its counters, whether a task is open


def test_severity_of_what_the_library_lacks_keeps_nothing_back(guides: GuidesPage) -> None:
    found = findings_in(content_of_draft(guide_on(guides, basis("江苏省没有入库条例"))))
    assert {one.severity for one in found} <= {Severity.ADVICE}
