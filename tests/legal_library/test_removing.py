"""Deleting what was imported by mistake: what goes, what stays, what is refused."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from wagtail.models import ModelLogEntry

import pytest

from fazhi.accounts.models import User
from legal_library import verification
from legal_library.acting import Act, Stage, possible_acts, stage_of
from legal_library.correcting import correct, fingerprint
from legal_library.importers.plan import Outcome, make_plan
from legal_library.importers.store import store
from legal_library.models import ArticleNote, Law, LawAlias, LawRelation, LawVersion
from legal_library.redating import edit_days
from legal_library.removing import (
    delete_law,
    delete_version,
    hindrances,
    removal_of_law,
    removal_of_version,
)
from legal_library.status import EndReason
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import (
    BEGINS,
    ArticleNoteFactory,
    FindingFactory,
    import_law,
    import_texts,
    law_source,
    law_text,
)

pytestmark = pytest.mark.django_db

TITLE = "测试市测试条例"
LATER = law_text(
    note="（2020年5月28日通过，2022年3月1日修订）", articles=["甲。"], begins=dt.date(2022, 5, 1)
)
REPEALING = law_text(
    "测试市新条例",
    day=dt.date(2022, 3, 1),
    begins=dt.date(2022, 5, 1),
    ends=f"《{TITLE}》同时废止。",
)


def released(version: LawVersion) -> LawVersion:
    verification.verify(version, "", by=UserFactory.create())
    return verification.release(version, by=UserFactory.create())


def logged(row: Any, action: str) -> str:
    lines = ModelLogEntry.objects.for_instance(row).filter(action=action)
    return str(lines.get().message)


def test_a_version_goes_and_the_one_before_it_applies_again(user: User) -> None:
    first = import_law(law_text())
    second = import_law(LATER)
    first.refresh_from_db()
    assert first.end_reason == EndReason.SUPERSEDED
    assert second.law.events.filter(kind="revised").exists()
    goes = dict(removal_of_version(second).goes)
    assert list(goes.values()) == [2, second.findings.count(), 1]
    delete_version(second, "来源有误", by=user)
    first.refresh_from_db()
    assert (first.effective_to, first.end_reason) == (None, "")
    assert [event.kind for event in first.law.events.all()] == ["adopted"]
    assert "来源有误" in logged(second, "legal_library.delete")
    assert "2022-03-01" in logged(first.law, "legal_library.delete_version")


def test_a_law_that_a_deleted_version_repealed_goes_on(user: User) -> None:
    import_texts(law_text(), REPEALING)
    old = LawVersion.objects.get(law__title=TITLE)
    assert old.end_reason == EndReason.REPEALED
    delete_version(LawVersion.objects.get(law__title="测试市新条例"), "重复", by=user)
    old.refresh_from_db()
    assert old.effective_to is None


def test_the_same_file_brings_a_version_and_a_law_back(user: User) -> None:
    text = law_text()
    delete_version(import_law(text), "误导入", by=user)
    assert import_texts(text).results[0].outcome == Outcome.NEW_VERSION
    delete_law(Law.objects.get(), "误导入", by=user)
    assert import_texts(text).results[0].outcome == Outcome.NEW_LAW
    assert LawVersion.objects.get().effective_from == BEGINS


def taken_back_by_a_correction(version: LawVersion, user: User) -> None:
    one = version.provisions.get(path="art_1")
    correct(one, "为了测试。", "公报", seen=fingerprint(one), by=user)


def taken_back_by_a_day(version: LawVersion, user: User) -> None:
    edit_days(version, {"effective_from": dt.date(2021, 1, 1)}, by=user)


def withdrawn(version: LawVersion, user: User) -> None:
    verification.withdraw(version, "理由", by=user)


def withdrawn_and_imported_anew(version: LawVersion, user: User) -> None:
    verification.withdraw(version, "理由", by=user)
    import_texts(law_text(articles=["甲。"]))
    verification.verify(version, "", by=user)


def still_public(version: LawVersion, user: User) -> None:
    """Readers see it."""


@pytest.mark.parametrize(
    "then",
    [
        *(still_public, withdrawn, withdrawn_and_imported_anew),
        *(taken_back_by_a_correction, taken_back_by_a_day),
    ],
)
def test_what_readers_have_seen_is_never_deleted(then: Any, user: User) -> None:
    version = released(import_law(law_text()))
    then(version, user)
    version.refresh_from_db()
    assert Act.DELETE not in possible_acts(version)
    assert "2020-05-28" in hindrances(version.law)[0]
    with pytest.raises(ValidationError):
        delete_version(version, "理由", by=user)
    with pytest.raises(ValidationError):
        delete_law(version.law, "理由", by=user)
    assert LawVersion.objects.count() == 1


def test_a_verified_version_that_was_never_released_may_go(user: User) -> None:
    version = verification.verify(import_law(law_text()), "", by=user)
    assert stage_of(version) == Stage.VERIFIED
    delete_version(version, "重复", by=user)
    assert not LawVersion.objects.exists()


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_reason_is_wanted(reason: str, user: User) -> None:
    version = import_law(law_text())
    with pytest.raises(ValidationError):
        delete_version(version, reason, by=user)
    with pytest.raises(ValidationError):
        delete_law(version.law, reason, by=user)


def test_a_law_goes_with_everything_and_the_warning_counts_its_notes(user: User) -> None:
    version = import_law(law_text())
    law = version.law
    LawAlias.objects.create(law=law, name="测例")
    FindingFactory.create(version=version)
    ArticleNoteFactory.create(law=law)
    ArticleNoteFactory.create(law=law, number=2)
    removal = removal_of_law(law)
    assert [number for _name, number in removal.goes] == [
        *(1, 3, 1, 1, 1, 2),
    ]
    assert any("2" in warning for warning in removal.warnings)
    delete_law(law, "误导入", by=user)
    assert not any(m.objects.exists() for m in (Law, LawVersion, ArticleNote, LawAlias))
    assert "误导入" in logged(law, "legal_library.delete")


def test_relations_of_others_fall_back_to_the_title_and_find_it_again(user: User) -> None:
    import_texts(law_text(), REPEALING)
    law = Law.objects.get(title=TITLE)
    assert len(removal_of_law(law).stays) == 1
    delete_law(law, "误导入", by=user)
    relation = LawRelation.objects.get()
    assert (relation.target, relation.target_title) == (None, TITLE)
    import_texts(law_text())
    relation.refresh_from_db()
    assert relation.target == Law.objects.get(title=TITLE)
    assert LawVersion.objects.get(law__title=TITLE).end_reason == EndReason.REPEALED


def test_a_law_whose_repeal_is_deleted_goes_on(user: User) -> None:
    import_texts(law_text(), REPEALING)
    delete_law(Law.objects.get(title="测试市新条例"), "误导入", by=user)
    assert LawVersion.objects.get().effective_to is None


def test_a_decision_that_people_made_is_warned_of() -> None:
    version = import_law(law_text())
    assert removal_of_version(version).warnings == []
    FindingFactory.create(version=version, decided_at=version.changed_at, state="waived")
    assert len(removal_of_version(version).warnings) == 1


def test_an_import_that_is_overtaken_by_a_deletion_makes_the_law_anew(user: User) -> None:
    version = import_law(law_text())
    plan = make_plan(law_source(law_text(articles=["甲。"])))
    delete_law(version.law, "误导入", by=user)
    outcome, made = store(plan)
    assert outcome == Outcome.NEW_LAW
    assert made == LawVersion.objects.get()
