"""Content as it is read from rows: headings, rows within rows, links to other rows."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

import pytest

from cms_pages.general.models import HomePage
from fazhi.media.models import CustomDocument
from fazhi.places.models import OpeningException, Venue
from fazhi.signoff.content import Content, Place, Reference, Text
from fazhi.signoff.findings import references, structure
from fazhi.signoff.findings.registry import Finding, Severity
from fazhi.signoff.reading import read_content
from fazhi.signoff.submitting import content_of_draft
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db

PLACE = Place("body.1", "正文")
BLOCKER, ADVICE = Severity.BLOCKER, Severity.ADVICE


def content_with(home: HomePage, *body: tuple[str, Any]) -> Content:
    return content_of_draft(StandardPageFactory.create(parent=home, live=False, body=list(body)))


def heading(text: str, level: str = "2") -> tuple[str, Any]:
    return ("heading", {"text": text, "level": level})


def texts(content: Content) -> list[tuple[int, str]]:
    return [(part.level, part.words) for part in content.of(Text) if part.place.path[:4] == "body"]


def test_headings_are_read_with_their_levels_and_empty_ones_too(home: HomePage) -> None:
    content = content_with(
        home,
        heading("怎么办"),
        ("text", "<p>打电话。</p>"),
        heading("", "3"),
        heading("去哪里", "3"),
    )
    assert texts(content) == [(2, "怎么办"), (0, "打电话。"), (3, ""), (3, "去哪里")]
    found = list(structure.check(content))
    assert [(one.severity, one.excerpt) for one in found] == [(BLOCKER, ""), (ADVICE, "去哪里")]


def test_below_a_heading_may_stand_what_has_no_words(home: HomePage) -> None:
    content = content_with(home, heading("相关"), ("related", {"pages": []}))
    assert list(structure.check(content)) == []


def test_rows_on_the_form_of_their_parent_are_read() -> None:
    venue: Any = Venue(name="便民服务中心")
    day = dt.date(2026, 1, 1)
    venue.exceptions = [
        OpeningException(first_day=day, last_day=day, reason="有事找13800001234"),
    ]
    content = read_content(venue, ("name", "exceptions"), "zh-hans")
    assert [part.words for part in content.of(Text)] == ["便民服务中心", "有事找13800001234"]
    *_others, last = content.of(Text)
    assert last.place.path == "exceptions.1.reason"


def broken(*rows: tuple[str, Any]) -> list[Finding]:
    parts = tuple(Reference(PLACE, model, str(key), "这里") for model, key in rows)
    return list(references.check(Content("zh-hans", "示例", parts)))


PAGE = "wagtailcore.page"


def test_a_link_to_a_page_that_is_gone_hidden_or_not_yet_public(home: HomePage) -> None:
    public = StandardPageFactory.create(parent=home)
    draft = StandardPageFactory.create(parent=home, live=False)
    assert broken((PAGE, public.pk), ("general.standardpage", public.pk)) == []
    assert [one.severity for one in broken((PAGE, draft.pk))] == [ADVICE]
    assert [one.severity for one in broken((PAGE, 999999), (PAGE, "x"))] == [BLOCKER, BLOCKER]
    PageViewRestriction.objects.create(page=public, restriction_type="login")
    assert [one.severity for one in broken((PAGE, public.pk))] == [BLOCKER]


def test_a_link_to_a_document_that_is_gone_or_hidden() -> None:
    kind = references.DOCUMENT
    document = CustomDocument(title="表格")
    document.file.save("form.txt", ContentFile(b"x"))
    assert broken((kind, document.pk)) == []
    assert [one.severity for one in broken((kind, document.pk + 1))] == [BLOCKER]
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )
    assert [one.severity for one in broken((kind, document.pk))] == [BLOCKER]


def test_other_rows_only_have_to_be_there(home: HomePage) -> None:
    locale = home.locale
    assert broken(("wagtailcore.locale", locale.pk), ("no.such", 1)) == []
    assert [one.severity for one in broken(("wagtailcore.locale", 999999))] == [BLOCKER]


def test_what_links_in_running_text_lead_to_is_looked_up(home: HomePage) -> None:
    gone = '<p>请看<a linktype="page" id="999999">办事指南</a>。</p>'
    (finding,) = references.check(content_with(home, ("text", gone)))
    assert (finding.severity, finding.excerpt) == (BLOCKER, "办事指南")
    assert finding.place.path.startswith("body.")


def test_one_lookup_for_each_kind(home: HomePage) -> None:
    pages = [StandardPageFactory.create(parent=home) for _number in range(5)]

    def queries(*rows: tuple[str, Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            broken(*rows)
        return len(captured)

    few = queries((PAGE, pages[0].pk))
    assert queries(*((PAGE, page.pk) for page in pages), ("general.standardpage", home.pk)) == few
