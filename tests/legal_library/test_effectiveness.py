"""When a version came to be and from when it applies."""

import datetime as dt
from dataclasses import replace

import pytest

from legal_library.effectiveness import Dating, dating
from legal_library.importers.metadata import Metadata
from legal_library.models.versions import ChangeKind, DateBasis
from legal_library.parsing.closing import Closing
from legal_library.parsing.findings import Code
from legal_library.parsing.history import EventKind, HistoryEvent

ADOPTED = HistoryEvent(EventKind.ADOPTED, dt.date(2010, 3, 1), "通过")
AMENDED = HistoryEvent(EventKind.AMENDED, dt.date(2015, 6, 1), "修正")
REVISED = HistoryEvent(EventKind.REVISED, dt.date(2020, 6, 1), "修订")
PROMULGATED = HistoryEvent(
    EventKind.PROMULGATED, dt.date(2010, 3, 9), "公布", document_number="国务院令第5号"
)
OF_2010 = Closing(dt.date(2010, 7, 1))
OF_2021 = Closing(dt.date(2021, 1, 1))
FROM_PROMULGATION = Closing(from_promulgation=True)


def codes(days: Dating) -> set[Code]:
    return {finding.code for finding in days.findings}


BASES = [
    pytest.param(
        [ADOPTED],
        OF_2010,
        Metadata(),
        "2010-03-01",
        "2010-07-01",
        DateBasis.CLOSING,
        set(),
        id="new",
    ),
    pytest.param(
        [ADOPTED, REVISED],
        OF_2021,
        Metadata(),
        "2020-06-01",
        "2021-01-01",
        DateBasis.CLOSING,
        set(),
        id="revised: the clause is its own",
    ),
    pytest.param(
        [ADOPTED, AMENDED],
        OF_2010,
        Metadata(),
        "2015-06-01",
        "2015-06-01",
        DateBasis.ASSUMED,
        {Code.NO_EFFECTIVE_DATE},
        id="amended: the clause is that of the first version",
    ),
    pytest.param(
        [ADOPTED, replace(AMENDED, effective=dt.date(2015, 9, 1))],
        OF_2010,
        Metadata(effective_from=dt.date(2015, 8, 1)),
        "2015-06-01",
        "2015-09-01",
        DateBasis.HISTORY,
        set(),
        id="amended: the note says it",
    ),
    pytest.param(
        [ADOPTED, AMENDED],
        OF_2010,
        Metadata(effective_from=dt.date(2015, 8, 1)),
        "2015-06-01",
        "2015-08-01",
        DateBasis.SOURCE,
        set(),
        id="amended: the source says it",
    ),
    pytest.param(
        [ADOPTED, AMENDED],
        OF_2010,
        Metadata(effective_from=dt.date(2010, 7, 1)),
        "2015-06-01",
        "2015-06-01",
        DateBasis.ASSUMED,
        {Code.EFFECTIVE_BEFORE_VERSION, Code.NO_EFFECTIVE_DATE},
        id="the source has the day of the first version",
    ),
    pytest.param(
        [ADOPTED],
        OF_2010,
        Metadata(effective_from=dt.date(2010, 8, 1)),
        "2010-03-01",
        "2010-07-01",
        DateBasis.CLOSING,
        {Code.DATES_DISAGREE},
        id="the text is stronger than the source",
    ),
    pytest.param(
        [ADOPTED, PROMULGATED],
        FROM_PROMULGATION,
        Metadata(),
        "2010-03-01",
        "2010-03-09",
        DateBasis.CLOSING,
        set(),
        id="from its promulgation",
    ),
    pytest.param(
        [ADOPTED],
        Closing(dt.date(1999, 1, 1)),
        Metadata(),
        "2010-03-01",
        "2010-03-01",
        DateBasis.ASSUMED,
        {Code.NO_EFFECTIVE_DATE},
        id="a day long before it was adopted is none",
    ),
    pytest.param(
        [ADOPTED, replace(AMENDED, effective=dt.date(2010, 7, 1))],
        OF_2010,
        Metadata(),
        "2015-06-01",
        "2015-06-01",
        DateBasis.ASSUMED,
        {Code.NO_EFFECTIVE_DATE},
        id="a day of the note before its change is none",
    ),
    pytest.param(
        [],
        OF_2021,
        Metadata(version_date=dt.date(2020, 6, 1)),
        "2020-06-01",
        "2021-01-01",
        DateBasis.CLOSING,
        set(),
        id="no note: the source has the day",
    ),
    pytest.param(
        [],
        OF_2010,
        Metadata(version_date=dt.date(2020, 6, 1), effective_from=dt.date(2020, 7, 1)),
        "2020-06-01",
        "2020-07-01",
        DateBasis.SOURCE,
        set(),
        id="no note, and the clause of an earlier version",
    ),
    pytest.param(
        [], Closing(), Metadata(), "", "", DateBasis.NONE, {Code.NO_EFFECTIVE_DATE}, id="nothing"
    ),
    pytest.param(
        [], OF_2010, Metadata(), "", "2010-07-01", DateBasis.CLOSING, set(), id="the clause alone"
    ),
]


@pytest.mark.parametrize(
    ("history", "closing", "metadata", "version", "begins", "basis", "found"), BASES
)
def test_days_and_what_they_rest_on(
    history: list[HistoryEvent],
    closing: Closing,
    metadata: Metadata,
    version: str,
    begins: str,
    basis: DateBasis,
    found: set[Code],
) -> None:
    days = dating(history, closing, metadata)
    assert (days.version_date.isoformat() if days.version_date else "") == version
    assert (days.effective_from.isoformat() if days.effective_from else "") == begins
    assert days.basis == basis
    assert codes(days) == found


def test_how_it_came_to_be_is_the_last_change() -> None:
    assert dating([ADOPTED, AMENDED], OF_2010, Metadata()).change == ChangeKind.AMENDED
    assert dating([ADOPTED, AMENDED, REVISED], OF_2021, Metadata()).change == ChangeKind.REVISED
    assert dating([REVISED, ADOPTED], OF_2021, Metadata()).change == ChangeKind.REVISED
    assert dating([PROMULGATED], OF_2010, Metadata()).version_date == PROMULGATED.day


def test_a_correction_is_stronger_than_everything() -> None:
    known = Metadata(effective_from=dt.date(2010, 9, 1))
    days = dating([ADOPTED], OF_2010, known, is_corrected=True)
    assert (days.effective_from, days.basis) == (dt.date(2010, 9, 1), DateBasis.CORRECTION)


def test_a_source_with_another_day_of_the_version() -> None:
    far = Metadata(version_date=dt.date(2018, 1, 1))
    assert Code.DATES_DISAGREE in codes(dating([ADOPTED, AMENDED], OF_2010, far))
    near = Metadata(version_date=dt.date(2015, 7, 1))
    assert Code.DATES_DISAGREE not in codes(dating([ADOPTED, AMENDED], OF_2010, near))


def test_promulgation_and_its_number() -> None:
    days = dating([ADOPTED, PROMULGATED], OF_2010, Metadata())
    assert (days.promulgated_on, days.document_number) == (dt.date(2010, 3, 9), "国务院令第5号")
    later = dating([ADOPTED, PROMULGATED, AMENDED], OF_2010, Metadata())
    assert later.promulgated_on is None  # that of the first version is not that of the amendment
