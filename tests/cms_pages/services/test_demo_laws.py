"""What the demonstration's guides and journeys cite is there, in the laws that its library gets."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from cms_pages.services.demo.citing import in_words, split_source
from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from cms_pages.services.demo.records import TOWN, Basis
from cms_pages.services.models import GuidesPage, JourneyPage, ServiceGuidePage
from fazhi.departments.law_titles import STATE, marked_law_title
from fazhi.signoff.findings.registry import Severity, findings_in
from fazhi.signoff.submitting import content_of_draft
from fazhi.town.demo import DEMO_NAME
from fazhi.town.models import Town, TownKind
from legal_library.citing.naming import NamedLaws
from legal_library.demo import import_demonstration_laws
from legal_library.importers import wheel
from legal_library.status import ENDED

pytestmark = [pytest.mark.heavy, pytest.mark.any_database, pytest.mark.django_db]

IN_THE_LIBRARY = 40  # laws of the People's Congress; the wheel has no regulations


def citations(record: Any) -> Iterator[tuple[str, str]]:
    """Title and text of everything that a record rests on."""
    if isinstance(record, Basis):
        article = "" if record.article == TOWN else record.article
        yield record.title, f"{marked_law_title(record.title)}{article}"
    elif is_dataclass(record):
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name == "sources":
                yield from (
                    (split_source(one)[0], in_words((one,))) for one in value if one != TOWN
                )
            else:
                yield from citations(value)
    elif isinstance(record, tuple):
        for one in record:
            yield from citations(one)


@pytest.fixture
def cited() -> set[tuple[str, str]]:
    """Title and text of each citation."""
    return set(citations((*GUIDES, *JOURNEYS)))


def import_laws(cited: set[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """The laws of the wheel that are cited; into a town that is there."""
    database = wheel.installed()
    if database is None:
        pytest.skip("needs the laws of the demonstration: make .venv/installed-demo")
    titles = {title.removeprefix(STATE) for title, _text in cited}
    sources = [
        source
        for source in wheel.of_database(database)
        if source.name.split(" ")[0].removeprefix(STATE) in titles
    ]
    monkeypatch.setattr(wheel, "of_database", lambda path: sources)
    import_demonstration_laws()


def test_every_article_cited_is_in_its_law(
    cited: set[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    Town(kind=TownKind.DEMO, name=DEMO_NAME).save()
    import_laws(cited, monkeypatch)
    texts = sorted(text for _title, text in cited)
    named = NamedLaws(texts)
    found = {text: named.in_text(text) for text in texts}
    assert len({one.key.law for known in found.values() for one in known}) >= IN_THE_LIBRARY
    wrong = [
        (text, str(one.warning))
        for text, known in found.items()
        for one in known
        if one.status in ENDED or (one.is_missing and one.version and one.version.article_count)
    ]
    assert wrong == []


def test_no_finding_blocks_them(
    demo_guides: None, cited: set[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    import_laws(cited, monkeypatch)
    blockers = [
        (str(page), str(finding.says), finding.excerpt, finding.place.words)
        for model in (GuidesPage, ServiceGuidePage, JourneyPage)
        for page in model.objects.all()
        for finding in findings_in(content_of_draft(page))
        if finding.severity == Severity.BLOCKER
    ]
    assert blockers == []
