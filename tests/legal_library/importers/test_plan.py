"""What importing a text would do, before anything is written."""

import datetime as dt

import pytest

from legal_library.importers.metadata import Metadata
from legal_library.importers.plan import Outcome, Plan, make_plan
from legal_library.importers.sources import Source, SourceText
from legal_library.models import Law, LawVersion
from legal_library.organs import LawKind
from legal_library.parsing.findings import Code
from legal_library.parsing.manuscript import plain
from tests.factories.legal_library import DAY, import_texts, law_source, law_text

pytestmark = pytest.mark.django_db


def plan(text: str, metadata: Metadata | None = None) -> Plan:
    if metadata is None:
        return make_plan(law_source(text))
    return make_plan(Source("a.txt", "0" * 64, lambda: SourceText(plain(text), metadata)))


def codes(planned: Plan) -> set[Code]:
    return {finding.code for finding in planned.findings}


def test_a_new_law() -> None:
    planned = plan(law_text())
    assert planned.outcome == Outcome.NEW_LAW
    assert planned.title == "测试市测试条例"
    assert planned.organ.name == "测试市人民代表大会常务委员会"
    assert planned.kind == LawKind.LOCAL_REGULATION
    assert planned.dating.version_date == DAY
    assert (planned.article_count, planned.blocking) == (3, [])
    assert planned.kinds == {"article": 3}
    assert not Law.objects.exists()


def test_what_it_would_be_in_a_library_that_has_it() -> None:
    version = import_texts(law_text()).results[0].version
    assert plan(law_text()).outcome == Outcome.SAME
    changed = law_text(articles=["为了试验，制定本条例。"])
    assert plan(changed).outcome == Outcome.CHANGED
    assert plan(law_text(day=dt.date(2022, 1, 1))).outcome == Outcome.NEW_VERSION
    assert plan(law_text("测试市试验条例")).outcome == Outcome.NEW_LAW
    LawVersion.objects.filter(pk=version.pk).update(released_at="2026-01-01T00:00:00Z")  # type: ignore[union-attr]
    assert plan(changed).outcome == Outcome.HELD


def test_the_text_says_who_issued_it_and_else_the_source() -> None:
    assert plan(law_text(note="")).organ.name == ""
    assert Code.UNKNOWN_ISSUER in codes(plan(law_text("测试办法", note="")))
    known = Metadata(title="测试办法", issuer="国务院")
    assert plan(law_text("测试办法", note=""), known).kind == LawKind.ADMINISTRATIVE
    assert plan(law_text("测试办法"), known).organ.name == "测试市人民代表大会常务委员会"


def test_a_title_that_names_its_organ() -> None:
    planned = plan(law_text("最高人民法院关于测试的解释", note=""))
    assert (planned.organ.name, planned.kind) == ("最高人民法院", LawKind.JUDICIAL)


def test_a_source_that_files_it_under_another_kind() -> None:
    planned = plan(law_text(), Metadata(kind=LawKind.ADMINISTRATIVE))
    assert planned.kind == LawKind.LOCAL_REGULATION
    assert Code.RANK_DISAGREES in codes(planned)


def test_the_title_of_a_text_without_one_is_that_of_its_file() -> None:
    planned = plan("第一条　甲。\n第二条　乙。", Metadata(title="《测试办法》"))
    assert planned.title == "测试办法"


def test_the_same_title_under_another_organ_is_said() -> None:
    import_texts(law_text("测试办法"))
    other = plan(law_text("测试办法", by="试验市第一届人民代表大会第一次会议"))
    assert other.outcome == Outcome.NEW_LAW
    assert Code.OTHER_ISSUER in codes(other)


def test_the_same_text_under_another_title_is_said() -> None:
    import_texts(law_text("测试市测试条例"))
    assert Code.SAME_TEXT in codes(plan(law_text("测试市试验条例")))
    assert Code.SAME_TEXT not in codes(plan(law_text("测试市测试条例")))


def test_a_congress_and_its_committee_change_each_others_laws() -> None:
    import_texts(law_text())
    by_congress = law_text(by="测试市第二届人民代表大会第一次会议", day=dt.date(2022, 1, 1))
    assert plan(by_congress).outcome == Outcome.NEW_VERSION
