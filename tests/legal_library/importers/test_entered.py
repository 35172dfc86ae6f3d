"""What an editor has entered by hand outlives the import of other words."""

import datetime as dt

import pytest

from fazhi.accounts.models import User
from legal_library.importers.plan import Outcome, make_plan
from legal_library.importers.store import store
from legal_library.models import DateBasis, LawVersion
from legal_library.parsing.findings import Code
from legal_library.redating import edit_days
from tests.factories.legal_library import (
    BEGINS,
    DAY,
    import_law,
    import_texts,
    law_source,
    law_text,
)

pytestmark = pytest.mark.django_db

ENTERED = dt.date(2020, 9, 1)
OTHER_WORDS = law_text(articles=["甲。"])


def outcome_of(text: str) -> str:
    return import_texts(text).results[0].outcome


def disagreements(version: LawVersion) -> list[str]:
    found = version.findings.filter(code=Code.DATES_DISAGREE)
    return list(found.values_list("quote", flat=True))


def test_a_day_that_an_editor_entered_stays_and_a_finding_names_the_texts_own(user: User) -> None:
    version = edit_days(import_law(law_text()), {"effective_from": ENTERED}, by=user)
    assert outcome_of(OTHER_WORDS) == Outcome.CHANGED
    version.refresh_from_db()
    assert version.provisions.filter(text="甲。").exists()
    assert (version.effective_from, version.effective_basis) == (ENTERED, DateBasis.EDITOR)
    (said,) = disagreements(version)
    assert f"{ENTERED}" in said
    assert f"{BEGINS}" in said


def test_the_check_before_an_import_says_so_already(user: User) -> None:
    edit_days(import_law(law_text()), {"effective_from": ENTERED}, by=user)
    found = [
        f for f in make_plan(law_source(OTHER_WORDS)).findings if f.code == Code.DATES_DISAGREE
    ]
    assert len(found) == 1


def test_a_text_that_speaks_of_the_same_day_gives_no_finding(user: User) -> None:
    version = edit_days(import_law(law_text()), {"effective_from": ENTERED}, by=user)
    assert outcome_of(law_text(articles=["甲。"], begins=ENTERED)) == Outcome.CHANGED
    assert disagreements(version) == []


def test_the_source_and_the_number_stay_and_what_nobody_entered_follows_the_text(
    user: User,
) -> None:
    values = {"document_number": "公告第9号", "source_url": "https://example.test/9"}
    version = edit_days(import_law(law_text()), values, by=user)
    later = dt.date(2021, 1, 1)
    assert outcome_of(law_text(articles=["甲。"], begins=later)) == Outcome.CHANGED
    version.refresh_from_db()
    assert {name: getattr(version, name) for name in values} == values
    assert (version.effective_from, version.effective_basis) == (later, DateBasis.CLOSING)


def test_a_version_whose_own_day_was_entered_is_known_by_its_note(user: User) -> None:
    right = dt.date(2020, 5, 29)
    version = edit_days(import_law(law_text()), {"version_date": right}, by=user)
    assert outcome_of(OTHER_WORDS) == Outcome.CHANGED
    version.refresh_from_db()
    assert (LawVersion.objects.count(), version.version_date) == (1, right)
    assert f"{DAY}" in disagreements(version)[0]


def test_another_text_of_the_day_that_was_corrected_is_a_version_of_its_own(user: User) -> None:
    edit_days(import_law(law_text()), {"version_date": dt.date(2020, 5, 1)}, by=user)
    other = law_text(note="（2020年5月28日测试市人民代表大会第二次修订）", articles=["甲。"])
    assert outcome_of(other) == Outcome.NEW_VERSION
    assert LawVersion.objects.count() == 2


def test_a_day_that_is_entered_while_an_import_is_under_way_stays(user: User) -> None:
    version = import_law(law_text())
    plan = make_plan(law_source(OTHER_WORDS))
    edit_days(version, {"effective_from": ENTERED}, by=user)
    outcome, _version = store(plan)
    version.refresh_from_db()
    assert (outcome, version.effective_from) == (Outcome.CHANGED, ENTERED)
    assert len(disagreements(version)) == 1
