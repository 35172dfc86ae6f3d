"""Whatever goes wrong with one text, the others are imported."""

import pytest

from legal_library.importers.plan import Outcome
from legal_library.importers.run import run_import
from legal_library.importers.sources import Source, SourceText
from tests.factories.legal_library import law_source

pytestmark = pytest.mark.django_db


def test_an_error_of_a_reader_is_reported_and_stops_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def read() -> SourceText:
        raise LookupError("a fault in a reader")

    report = run_import([Source("fault.txt", "0", read), law_source()], keep_results=True)
    assert [r.outcome for r in report.results] == [Outcome.BROKEN, Outcome.NEW_LAW]
    assert report.problems[0].reason
    assert "fault.txt" in caplog.text
    assert "a fault in a reader" in caplog.text
