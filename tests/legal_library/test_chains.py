"""Until when versions apply: the next one, a repeal, the end of a term."""

import datetime as dt

import pytest

from legal_library.chains import rebuild_chain
from legal_library.models import EventKind, Law, LawEvent, LawRelation, LawVersion, RelationKind
from legal_library.status import EndReason

pytestmark = pytest.mark.django_db

Y2010, Y2015, Y2020, Y2024 = (dt.date(year, 1, 1) for year in (2010, 2015, 2020, 2024))
MONTH = dt.timedelta(days=31)


@pytest.fixture
def law() -> Law:
    return Law.objects.create(title="测试条例", kind="other")


def version(law: Law, day: dt.date | None, **values: object) -> LawVersion:
    values.setdefault("effective_from", day + MONTH if day else None)
    return LawVersion.objects.create(law=law, version_date=day, **values)


def chain(law: Law) -> list[tuple[dt.date | None, str]]:
    rebuild_chain(law)
    return list(law.versions.in_order().values_list("effective_to", "end_reason"))


def test_the_last_version_goes_on(law: Law) -> None:
    version(law, Y2010)
    version(law, Y2015)
    version(law, Y2020)
    assert chain(law) == [
        (Y2015 + MONTH, EndReason.SUPERSEDED),
        (Y2020 + MONTH, EndReason.SUPERSEDED),
        (None, ""),
    ]


def test_a_decision_is_no_text_and_ends_nothing(law: Law) -> None:
    version(law, Y2010)
    version(law, Y2015, is_decision=True)
    assert chain(law) == [(None, ""), (None, "")]


def test_a_version_without_a_day_of_its_own_start_ends_nothing(law: Law) -> None:
    version(law, Y2010)
    version(law, Y2015, effective_from=None)
    version(law, Y2020)
    assert chain(law)[0] == (Y2020 + MONTH, EndReason.SUPERSEDED)


def test_a_repeal_ends_what_is_older(law: Law) -> None:
    version(law, Y2010)
    version(law, Y2015)
    version(law, Y2024)
    LawEvent.objects.create(law=law, kind=EventKind.REPEALED, date=Y2020)
    assert chain(law) == [
        (Y2015 + MONTH, EndReason.SUPERSEDED),
        (Y2020, EndReason.REPEALED),
        (None, ""),
    ]


def test_a_repeal_by_another_law_as_a_whole(law: Law) -> None:
    version(law, Y2010)
    other = Law.objects.create(title="试验条例", kind="other")
    relation = LawRelation.objects.create(
        kind=RelationKind.REPEALS, law=other, target=law, target_title=law.title, date=Y2020
    )
    assert chain(law) == [(Y2020, EndReason.REPEALED)]
    relation.target_path = "art_3"
    relation.save()
    assert chain(law) == [(None, "")]


def test_a_term_ends_behind_its_last_day(law: Law) -> None:
    version(law, Y2010, expires_on=dt.date(2014, 12, 31))
    assert chain(law) == [(Y2015, EndReason.EXPIRED)]


def test_whatever_comes_first_ends_it(law: Law) -> None:
    version(law, Y2010, expires_on=Y2024)
    LawEvent.objects.create(law=law, kind=EventKind.REPEALED, date=Y2020)
    assert chain(law) == [(Y2020, EndReason.REPEALED)]
    version(law, Y2015)
    assert chain(law)[0] == (Y2015 + MONTH, EndReason.SUPERSEDED)


def test_what_does_not_hold_any_more_is_taken_back(law: Law) -> None:
    version(law, Y2010)
    event = LawEvent.objects.create(law=law, kind=EventKind.REPEALED, date=Y2020)
    assert chain(law) == [(Y2020, EndReason.REPEALED)]
    event.delete()
    assert chain(law) == [(None, "")]
