"""An import from beginning to end."""

import pytest

from legal_library.importers.plan import Outcome
from legal_library.importers.run import run_import
from legal_library.models import Provision
from tests.factories.legal_library import NATIONAL_LAW, law_source

pytestmark = pytest.mark.django_db


def test_two_files_with_other_words_of_one_version_are_a_question_for_people() -> None:
    first = law_source(NATIONAL_LAW, "a.txt")
    second = law_source(NATIONAL_LAW.replace("得到答复", "得到回信"), "b.txt")
    report = run_import([first, second], keep_results=True)
    assert [r.outcome for r in report.results] == [Outcome.NEW_LAW, Outcome.HELD]
    assert "a.txt" in report.problems[0].reason
    assert Provision.objects.get(path="art_2/para_1/item_2").text == "得到答复。"
    # On another day the second file alone is a changed text of an unreleased version.
    assert run_import([second], keep_results=True).results[0].outcome == Outcome.CHANGED
