"""What sign-off learns of the laws that content cites."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest
import time_machine

from cms_pages.general.models import HomePage
from fazhi.signoff.citing import citations_in
from fazhi.signoff.content import Content, Place, Reference, Text
from fazhi.signoff.findings import references
from fazhi.signoff.findings.registry import Finding, Severity
from fazhi.signoff.submitting import content_of_draft
from legal_library.citing.pages import LINK_TYPE
from legal_library.citing.signed import check, citations
from legal_library.models import AliasKind, Law, LawAlias, LawVersion
from legal_library.models.citations import PageCitation
from legal_library.status import EndReason
from tests.factories.legal_library import LawFactory, national_text, released_law
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db

D = dt.date
PLACE = Place("body.1", "正文")
BLOCKER, ADVICE = Severity.BLOCKER, Severity.ADVICE


def written(*words: str) -> Content:
    parts = (Text(Place(f"body.{at}", "正文"), text) for at, text in enumerate(words))
    return Content("zh-hans", "示例", tuple(parts))


def linking(*keys: str) -> Content:
    parts = (Reference(PLACE, LINK_TYPE, key, "这一条") for key in keys)
    return Content("zh-hans", "示例", tuple(parts))


def found(words: str) -> list[tuple[str, str]]:
    return [(str(one.severity), one.excerpt) for one in check(written(words))]


def law_of(title: str, *, year: int = 2010, begins: dt.date | None = None) -> Law:
    day = D(year, 1, 1)
    return released_law(national_text(title, ["甲。", "乙。"], day=day, begins=begins or day))


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with time_machine.travel("2026-06-01T04:00:00+00:00", tick=False):
        yield


@pytest.fixture
def law(_day: None) -> Law:
    """In force, with three articles, its text of 2010."""
    return law_of("中华人民共和国示例法")


@pytest.fixture
def repealed(_day: None) -> Law:
    made = law_of("中华人民共和国旧事法")
    LawVersion.objects.filter(law=made).update(
        effective_to=D(2021, 1, 1), end_reason=EndReason.REPEALED
    )
    return made


@pytest.fixture
def upcoming(_day: None) -> Law:
    return law_of("中华人民共和国将来法", year=2026, begins=D(2027, 1, 1))


@pytest.mark.parametrize(
    "words",
    [
        *("依照《示例法》第二条", "《中华人民共和国示例法》第三条", "《示例法》（2010年修正）"),
        *("看过《今日说法》吗", "请填《法律援助申请表》", "《秋菊打官司》和《孙子兵法》"),
        *("《示例法宣传手册》", "示例法是一部法", "依据有关法律"),
    ],
)
def test_law_in_force_and_what_is_no_law_are_left_alone(law: Law, words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("按照《旧事法》第一条", [(BLOCKER, "《旧事法》第一条")]),
        ("按照《旧事法》第九条", [(BLOCKER, "《旧事法》第九条")]),
        ("原《旧事法》规定", []),
        ("《旧事法》已经废止", []),
    ],
)
def test_repealed_law_blocks_unless_the_text_says_so_itself(
    repealed: Law, words: str, expected: list[tuple[str, str]]
) -> None:
    assert found(words) == expected


def test_law_that_does_not_apply_yet_blocks_unless_the_text_announces_it(upcoming: Law) -> None:
    (finding,) = check(written("按照《将来法》办理"))
    assert finding.severity == BLOCKER
    assert "2027年1月1日" in str(finding.says)
    assert found("《将来法》自2027年1月1日起施行") == []


def test_an_article_that_the_law_does_not_have_blocks(law: Law) -> None:
    assert found("《示例法》第三条、第四条") == [(BLOCKER, "《示例法》第四条")]
    assert found("《示例法》第三条之一") == [(BLOCKER, "《示例法》第三条之一")]


def test_without_a_text_nobody_knows_which_articles_there_are(law: Law) -> None:
    LawVersion.objects.update(article_count=0)
    law.versions.get().provisions.all().delete()
    assert found("《示例法》第四条") == []


def test_an_older_version_is_advised_on(law: Law) -> None:
    assert found("《示例法》（2005年修正）第一条") == [(ADVICE, "《示例法》（2005年修正）第一条")]


def test_what_may_be_a_law_that_the_library_lacks_is_advised_on(law: Law) -> None:
    assert found("《示例镇犬只管理办法》第五条") == [(ADVICE, "《示例镇犬只管理办法》第五条")]
    (citation,) = citations(written("《示例镇犬只管理办法》"))
    assert (citation.is_in_force, citation.url) == (None, "")
    assert citation.standing


def test_a_title_without_marks_is_advised_on_where_the_library_knows_it(law: Law) -> None:
    words = ("依据示例法第二条", "中华人民共和国示例法第二条")
    for one in words:
        (finding,) = check(written(one))
        assert (finding.severity, finding.excerpt) == (ADVICE, one.removeprefix("依据"))
    assert found("依据示例规定第二条") == []


def test_a_former_title_names_what_took_its_place(law: Law) -> None:
    LawAlias.objects.create(law=law, name="先前法", kind=AliasKind.FORMER)
    (finding,) = check(written("《先前法》第一条"))
    assert finding.severity == BLOCKER
    assert "《示例法》" in str(finding.says)
    (citation,) = citations(written("《先前法》第一条"))
    assert citation.is_in_force is False
    assert found("《先前法》已经废止") == []


def test_a_name_of_its_own_is_understood(law: Law) -> None:
    LawAlias.objects.create(law=law, name="示例典")
    assert found("《示例典》第二条") == []
    assert found("《示例法》（以下简称《本法》）。《本法》第九条") == [(BLOCKER, "《本法》第九条")]


def test_of_two_laws_of_a_name_the_one_in_force_is_meant(repealed: Law) -> None:
    day = D(2020, 1, 1)
    other = LawFactory.create(title="旧事法", issuer="测试市人民政府", kind="municipal_rule")
    LawVersion.objects.create(
        law=other, version_date=day, effective_from=day, released_at="2020-01-01T00:00:00Z"
    )
    assert found("《旧事法》") == []


def test_law_whose_standing_nobody_has_verified_is_advised_on(law: Law) -> None:
    LawVersion.objects.update(effective_from=None)
    assert found("《示例法》") == [(ADVICE, "《示例法》")]


def test_a_law_that_nobody_has_released_is_unknown(law: Law) -> None:
    LawVersion.objects.update(released_at=None)
    assert [severity for severity, _words in found("《示例法》")] == [ADVICE]


def test_links_and_blocks_are_read_like_words(law: Law, repealed: Law, home: HomePage) -> None:
    body: list[tuple[str, Any]] = [
        ("text", f'<p>看<a linktype="law" id="{law.pk}-2">《示例法》第二条</a>。</p>'),
        ("citation", {"law": f"{repealed.pk}", "shows_text": True, "note": ""}),
        ("citation", {"law": f"{law.pk}-9", "shows_text": True, "note": ""}),
    ]
    page = StandardPageFactory.create(parent=home, body=body)
    content = content_of_draft(page)
    cited = citations_in(content)
    assert [(one.words, one.is_in_force) for one in cited] == [
        ("《示例法》第二条", True),
        ("《旧事法》", False),
        ("《示例法》第九条", True),
    ], "a link whose words are the name is one citation"
    assert cited[0].title == "中华人民共和国示例法"
    assert cited[0].url == f"/law/{law.slug}/art/2/"
    assert [(one.severity, one.excerpt) for one in check(content)] == [
        (BLOCKER, "《旧事法》"),
        (BLOCKER, "《示例法》第九条"),
    ]


def test_a_link_to_a_law_that_is_gone_or_withdrawn_is_broken(law: Law, repealed: Law) -> None:
    def broken(*keys: str) -> list[Finding]:
        return list(references.check(linking(*keys)))

    assert broken(str(law.pk), f"{law.pk}-2", f"{repealed.pk}-1") == []
    assert [one.severity for one in broken("999999-1", "nonsense")] == [BLOCKER, BLOCKER]
    assert list(check(linking("999999-1", "nonsense"))) == [], "it is told once"
    LawVersion.objects.filter(law=law).update(released_at=None)
    (finding,) = broken(f"{law.pk}-2")
    assert finding.severity == BLOCKER


def test_the_queries_do_not_grow_with_the_citations(law: Law, repealed: Law, upcoming: Law) -> None:
    def queries(content: Content) -> int:
        with CaptureQueriesContext(connection) as captured:
            list(check(content))
        return len(captured)

    few = queries(written("《示例法》第一条"))
    words = "依据示例法第一条。《示例法》第{0}条，《旧事法》第{0}条，《将来法》，《第{0}号办法》"
    many = queries(written(*(words.format(number) for number in range(1, 20))))
    assert many <= few + 1
    assert many <= 9
    assert queries(written("没有法律的一段话")) == 0


def test_overriding_ends_when_the_law_changes_again(law: Law) -> None:
    (before,) = check(written("《示例法》第九条"))
    LawVersion.objects.update(effective_to=D(2026, 5, 1), end_reason=EndReason.REPEALED)
    (after,) = check(written("《示例法》第九条"))
    assert before.key != after.key


def test_an_article_that_reads_otherwise_since_the_page_was_published_is_advised_on(
    law: Law, home: HomePage
) -> None:
    body = [("citation", {"law": f"{law.pk}-2", "shows_text": True, "note": ""})]
    page = StandardPageFactory.create(parent=home, body=body)
    assert list(check(content_of_draft(page))) == []
    PageCitation.objects.filter(page=page).update(digest="as it was once")
    (finding,) = check(content_of_draft(page))
    assert (finding.check, finding.severity) == ("law.changed", ADVICE)
