"""What an import writes: works, versions, provisions, and how laws hang together."""

import datetime as dt

from django.utils import timezone

import pytest

from legal_library.importers.metadata import Metadata
from legal_library.importers.plan import Outcome
from legal_library.importers.run import run_import
from legal_library.importers.sources import Source, SourceText, of_bytes
from legal_library.models import (
    FindingState,
    Law,
    LawRelation,
    LawVersion,
    Provision,
    RelationKind,
    VersionFinding,
)
from legal_library.organs import LawKind, Rank
from legal_library.parsing.characters import digest
from legal_library.parsing.findings import Code
from legal_library.parsing.manuscript import plain
from legal_library.status import EndReason, Status
from tests.factories.legal_library import BEGINS, import_law, import_texts, law_text

pytestmark = pytest.mark.django_db

LATER = dt.date(2022, 3, 1)
LATER_BEGINS = dt.date(2022, 5, 1)
OLD = law_text("测试市旧条例")
NEW = law_text("测试市新条例", day=LATER, begins=LATER_BEGINS, ends="《测试市旧条例》同时废止。")


def outcome_of(text: str, *, again: bool = False) -> str:
    return import_texts(text, again=again).results[0].outcome


def test_the_provisions_are_the_tree() -> None:
    version = import_law(law_text(articles=["甲：\n（一）子；\n（二）丑。\n乙。", "丙。"]))
    rows = version.provisions.order_by("order").values_list("path", "depth", "label", "text")
    assert list(rows)[:6] == [
        ("art_1", 0, "第一条", ""),
        ("art_1/para_1", 1, "", "甲："),
        ("art_1/para_1/item_1", 2, "（一）", "子；"),
        ("art_1/para_1/item_2", 2, "（二）", "丑。"),
        ("art_1/para_2", 1, "", "乙。"),
        ("art_2", 0, "第二条", "丙。"),
    ]
    item = version.provisions.get(path="art_1/para_1/item_2")
    article = version.provisions.get(path="art_1")
    assert item.parent == version.provisions.get(path="art_1/para_1")
    assert article.digest == digest("甲：（一）子；（二）丑。乙。")
    assert (version.article_count, version.provision_count) == (3, 7)


def test_the_law_and_its_version() -> None:
    version = import_law(law_text())
    law = version.law
    assert (law.kind, law.rank) == (LawKind.LOCAL_REGULATION, Rank.LOCAL_REGULATION)
    assert law.issuer == "测试市人民代表大会常务委员会"
    assert (version.effective_from, version.effective_to) == (BEGINS, None)
    assert version.history_text.startswith("（2020年5月28日")
    assert (version.source_file, len(version.sha256)) == ("law.txt", 64)
    assert [event.kind for event in law.events.all()] == ["adopted"]
    assert not version.is_public


def test_the_text_of_an_unreleased_version_is_replaced() -> None:
    first = import_law(law_text())
    LawVersion.objects.filter(pk=first.pk).update(verified_at=timezone.now())
    assert outcome_of(law_text(articles=["甲。"])) == Outcome.CHANGED
    version = LawVersion.objects.get()
    assert version.pk == first.pk
    assert version.verified_at is None
    assert list(version.provisions.values_list("path", flat=True)) == ["art_1", "art_2"]
    assert version.law.events.count() == 1


def test_the_text_of_a_released_version_is_held() -> None:
    version = import_law(law_text())
    LawVersion.objects.filter(pk=version.pk).update(released_at=timezone.now())
    report = import_texts(law_text(articles=["甲。"]))
    assert report.results[0].outcome == Outcome.HELD
    assert [problem.title for problem in report.problems] == ["测试市测试条例"]
    assert Provision.objects.filter(version=version).count() == 3


def test_decisions_about_findings_survive_a_second_reading() -> None:
    version = import_law(law_text(articles=["甲。", "乙（。"]))
    finding = version.findings.get(code=Code.UNBALANCED)
    finding.state, finding.reason = FindingState.WAIVED, "原文如此"
    finding.save()
    assert outcome_of(law_text(articles=["丙。", "乙（。"])) == Outcome.CHANGED
    finding = VersionFinding.objects.get(code=Code.UNBALANCED)
    assert (finding.state, finding.reason) == (FindingState.WAIVED, "原文如此")


def test_versions_follow_each_other_in_either_order() -> None:
    texts = [law_text(), law_text(day=LATER, begins=LATER_BEGINS)]
    for order in (texts, texts[::-1]):
        import_texts(*order)
        old, new = LawVersion.objects.order_by("version_date")
        assert (old.effective_to, old.end_reason) == (LATER_BEGINS, EndReason.SUPERSEDED)
        assert new.effective_to is None
        assert old.status_on(dt.date(2022, 4, 30)) == Status.IN_FORCE
        LawVersion.objects.all().delete()
        Law.objects.all().delete()


def test_a_repeal_ends_the_other_law_in_either_order() -> None:
    for order in ([OLD, NEW], [NEW, OLD]):
        import_texts(*order)
        old = LawVersion.objects.get(law__title="测试市旧条例")
        assert (old.effective_to, old.end_reason) == (LATER_BEGINS, EndReason.REPEALED)
        new = LawVersion.objects.get(law__title="测试市新条例")
        assert new.effective_to is None
        LawVersion.objects.all().delete()
        Law.objects.all().delete()


def test_a_repeal_that_a_corrected_text_does_not_have_ends_nothing() -> None:
    import_texts(OLD, NEW)
    assert outcome_of(NEW.removesuffix("《测试市旧条例》同时废止。")) == Outcome.CHANGED
    assert LawVersion.objects.get(law__title="测试市旧条例").effective_to is None


def test_a_law_that_is_made_anew_goes_on() -> None:
    again = law_text(day=LATER, begins=LATER_BEGINS, ends="《测试市测试条例》同时废止。")
    import_texts(law_text(), again)
    old, new = LawVersion.objects.order_by("version_date")
    assert old.end_reason == EndReason.SUPERSEDED
    assert new.effective_to is None
    assert not LawRelation.objects.filter(kind=RelationKind.REPEALS).exists()


def test_a_law_that_was_repealed_and_comes_back() -> None:
    back = law_text("测试市旧条例", day=dt.date(2024, 1, 1), begins=dt.date(2024, 2, 1))
    import_texts(OLD, NEW, back)
    old, later = LawVersion.objects.filter(law__title="测试市旧条例").order_by("version_date")
    assert (old.effective_to, old.end_reason) == (LATER_BEGINS, EndReason.REPEALED)
    assert later.effective_to is None


def test_a_repeal_names_its_law_without_its_full_title() -> None:
    law = law_text("中华人民共和国测试法", by="第十三届全国人民代表大会第三次会议")
    ends = NEW.replace("《测试市旧条例》", "《测试法》")
    import_texts(ends, law)
    assert (
        LawVersion.objects.get(law__title="中华人民共和国测试法").end_reason == EndReason.REPEALED
    )


def test_an_unknown_issuer_is_adopted_later() -> None:
    version = import_law(law_text("测试办法", note=""))
    assert (version.law.issuer, version.law.kind) == ("", LawKind.OTHER)
    import_texts(law_text("测试办法"))
    law = Law.objects.get()
    assert law.issuer == "测试市人民代表大会常务委员会"
    assert (law.kind, law.rank) == (LawKind.LOCAL_REGULATION, Rank.LOCAL_REGULATION)


@pytest.mark.parametrize("known_first", [True, False])
def test_an_issuer_that_is_not_recognised_makes_no_second_law(known_first: bool) -> None:
    words = law_text("测试办法", note="", articles=["甲。"])
    known = Metadata(title="测试办法", issuer="测试协会")
    named = Source("b", "b" * 64, lambda: SourceText(plain(words), known))
    recognised = of_bytes("a.txt", law_text("测试办法").encode())
    run_import([recognised, named] if known_first else [named, recognised])
    law = Law.objects.get()
    assert law.issuer == "测试市人民代表大会常务委员会"
    assert law.kind == LawKind.LOCAL_REGULATION
    assert VersionFinding.objects.filter(code=Code.UNKNOWN_ISSUER, quote="测试协会").exists()


def test_a_text_finds_the_law_to_which_an_editor_gave_its_organ() -> None:
    law = import_law(law_text("测试办法", note="")).law
    law.issuer = "测试市人民代表大会"
    law.save()
    import_law(law_text("测试办法", articles=["甲。"]))
    assert list(Law.objects.values_list("issuer", flat=True)) == ["测试市人民代表大会"]


def test_a_text_without_an_issuer_belongs_to_the_only_law_of_its_title() -> None:
    import_texts(law_text("测试办法"), law_text("测试办法", note="", articles=["甲。"]))
    assert Law.objects.count() == 1


def test_the_same_title_under_two_organs_is_two_laws() -> None:
    other = law_text("测试办法", by="试验市第一届人民代表大会第一次会议", articles=["甲。"])
    import_texts(law_text("测试办法"), other)
    assert Law.objects.filter(normalised_title="测试办法").count() == 2
    assert VersionFinding.objects.filter(code=Code.OTHER_ISSUER).count() == 1
    assert len(set(Law.objects.values_list("slug", flat=True))) == 2


def test_short_names_become_names_of_laws_that_are_there() -> None:
    law = law_text("中华人民共和国测试法", by="第十三届全国人民代表大会第三次会议")
    by = law_text(
        articles=[
            "根据《中华人民共和国测试法》（以下简称测法）和《甲法》（以下简称本法），制定本条例。"
        ]
    )
    import_texts(by, law)
    assert [(a.law.title, a.name) for a in Law.objects.get(slug="ce-shi-fa").aliases.all()] == [
        ("中华人民共和国测试法", "测法")
    ]


def test_very_long_titles_are_one_law() -> None:
    text = f"# {'测' * 400}条例\n\n第一条　甲。\n\n第二条　乙。\n"
    outcomes = [
        run_import([of_bytes("a.md", (text + tail).encode())], keep_results=True).results[0].outcome
        for tail in ("", "第三条　丙。\n")
    ]
    assert outcomes == [Outcome.NEW_LAW, Outcome.CHANGED]
    assert Law.objects.count() == 1


@pytest.mark.parametrize(
    ("claimed", "is_found"), [(Status.REPEALED, True), (Status.IN_FORCE, False), ("", False)]
)
def test_a_source_that_gives_another_status_is_contradicted(claimed: str, is_found: bool) -> None:
    text = SourceText(plain(law_text()), Metadata(status=claimed))
    run_import([Source("a.txt", "0" * 64, lambda: text)])
    found = VersionFinding.objects.filter(code=Code.STATUS_DISAGREES)
    assert found.exists() is is_found
    assert LawVersion.objects.get().status == Status.IN_FORCE
