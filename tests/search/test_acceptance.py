"""Residents' queries over the laws of the demonstration, with everything that editors begin with."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

import pytest
from pytest_django import DjangoDbBlocker

from legal_library.finding.naming import count_names
from legal_library.importers import wheel
from legal_library.importers.run import run_import
from legal_library.models import Law, LawVersion, VersionFinding
from legal_library.note_loading import load_notes
from legal_library.parsing.paths import path_of_article
from search.curated.lexicon_loading import load_lexicon
from search.finding.evaluation import read_judged
from search.finding.facets import Filters
from search.finding.searching import Found, find
from search.indexing.rebuilding import rebuild
from search.models import Entry
from search.page.spelling import correction
from tests.search.acceptance import ROWS, Article, Row
from tests.search.town_laws import town_laws

# In one process: all laws are read for them.
pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.xdist_group("all laws")]
CHINESE = Filters("zh-hans")
DEPTH = 10


@pytest.fixture(scope="module")
def library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    database = wheel.installed()
    if database is None:
        pytest.skip("needs the laws of the demonstration: make .venv/installed-demo")
    with django_db_blocker.unblock(), transaction.atomic():
        run_import(wheel.of_database(database))
        load_notes()
        blocking = VersionFinding.objects.blocking().filter(version=OuterRef("pk"))
        LawVersion.objects.exclude(Exists(blocking)).update(released_at=timezone.now())
        town_laws()
        count_names()
        load_lexicon()
        rebuild()
        yield
        transaction.set_rollback(True)


def _keys(found: Found) -> list[tuple[str, str]]:
    """The first hits by the short title of their law and their part."""
    first = found.entries[:DEPTH]
    entries = Entry.objects.in_bulk(first)
    titles = dict(
        Law.objects.filter(pk__in={entry.subject for entry in entries.values()}).values_list(
            "pk", "short_title"
        )
    )
    return [(titles.get(entries[pk].subject, ""), entries[pk].part) for pk in first]


def _key(wanted: str | Article) -> tuple[str, str]:
    if isinstance(wanted, str):
        return wanted, ""
    law, number, sub = wanted
    return law, path_of_article(number, sub)


def _why_not(row: Row) -> list[str]:
    """What a row asks for and does not get."""
    found = find(row.query, CHINESE)
    hits = _keys(found)
    missing = []
    if row.first and hits[:1] not in [[_key(one)] for one in row.first]:
        missing.append(f"{hits[:3]} instead of {row.first[:3]}")
    missing += [f"no {one}" for one in row.among if _key(one) not in hits]
    if row.some and not {_key(one) for one in row.some} & set(hits):
        missing.append(f"none of {row.some[:3]}")
    if row.note and not any(row.note in str(note.text) for note in found.query.notes):
        missing.append(f"no note of {row.note}")
    if row.meant and (offered := correction(found, CHINESE)) != row.meant:
        missing.append(f"offers {offered!r} instead of {row.meant}")
    return missing


def test_what_residents_look_for_comes_first(library: None) -> None:
    missing = {row.query: why for row in ROWS if not row.needs and (why := _why_not(row))}
    assert missing == {}


def test_every_row_that_waits_says_for_what() -> None:
    assert {row.needs for row in ROWS} <= {"", "guides", "lectures"}


def test_judgements_are_read_in_the_words_of_laws(library: None) -> None:
    line = (
        '{"query": "离婚冷静期", "kind": "keyword", "relevant": ['
        '{"law": "民法典", "article": 1077, "sub": 0, "grade": 2},'
        '{"law": "没有的法", "article": 1, "sub": 0, "grade": 1}]}'
    )
    (judged,) = read_judged([line])
    assert [part for _, _, part in judged.grades] == ["art_1077"]
    assert (judged.ideal, judged.missing) == ((2, 1), 1)
