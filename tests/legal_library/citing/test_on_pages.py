"""Pages that cite laws: what they show on which day, and which articles know of them."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import StringSegment, Translation, TranslationSource

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag

from cms_pages.general.models import HomePage, StandardPage
from fazhi.accounts.models import User
from legal_library.models import Law, LawVersion
from tests.factories.legal_library import national_text, released_law
from tests.factories.pages import (
    ContactPageFactory,
    NoticePageFactory,
    SectionPageFactory,
    StandardPageFactory,
    go_live,
    locale,
    take_off,
    translate,
)

pytestmark = pytest.mark.django_db

D = dt.date
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TITLE = "中华人民共和国示例法"


def block(law: Law, article: str = "", **more: Any) -> dict[str, Any]:
    """A citation as a stream stores it."""
    written = f"{law.pk}-{article}" if article else f"{law.pk}"
    value = {"law": written, "shows_text": True, "note": "", **more}
    return {"type": "citation", "value": value}


def text(law: Law, article: str = "", words: str = "这一条") -> dict[str, Any]:
    """Running text with a link to a law."""
    written = f"{law.pk}-{article}" if article else f"{law.pk}"
    link = f'<a linktype="law" id="{written}">{words}</a>'
    return {"type": "text", "value": f"<p>请看{link}。</p>"}


def page_with(parent: Page, *blocks: dict[str, Any], **kwargs: Any) -> StandardPage:
    page: StandardPage = StandardPageFactory.create(
        parent=parent, body=json.dumps(list(blocks)), **kwargs
    )
    return page


def body_of(page: Page) -> Any:
    response = Client().get(page.url)
    assert response.status_code == 200
    body = BeautifulSoup(response.content, "html.parser").select_one(".body")
    assert body is not None, "the page has no body"
    return body


@pytest.fixture
def law() -> Iterator[Law]:
    """A law of 2010, made anew for 2027 without its third article; today is in 2026."""
    with time_machine.travel("2026-06-01T04:00:00+00:00", tick=False):
        released_law(
            national_text(TITLE, ["甲。", "乙。"], day=D(2010, 1, 1), begins=D(2010, 2, 1))
        )
        yield released_law(
            national_text(TITLE, ["新。"], day=D(2026, 5, 1), begins=D(2027, 1, 1)), "新.txt"
        )


def test_a_block_shows_the_words_their_law_and_how_it_stands(home: HomePage, law: Law) -> None:
    body = body_of(page_with(home, block(law, "2", note="遇事先看这里。")))
    cited = body.select_one(".law-citation")
    assert cited is not None
    assert cited.a is not None
    assert (cited.a.get_text(), cited.a["href"]) == ("《示例法》第二条", f"/law/{law.slug}/art/2/")
    assert "现行有效" in cited.get_text()
    assert "第二条　乙。" in cited.get_text()
    assert "遇事先看这里。" in cited.get_text()
    assert cited.find(id=True) is None, "an article may stand twice on a page"


def test_a_block_can_leave_the_words_out_or_cite_the_law_as_a_whole(
    home: HomePage, law: Law
) -> None:
    body = body_of(page_with(home, block(law, "2", shows_text=False), block(law)))
    assert "乙。" not in body.get_text()
    assert [a["href"] for a in body.select(".law-citation a")] == [
        f"/law/{law.slug}/art/2/",
        f"/law/{law.slug}/",
    ]


def test_a_link_leads_to_the_article_and_says_nothing_while_all_is_well(
    home: HomePage, law: Law
) -> None:
    body = body_of(page_with(home, text(law, "1")))
    link = body.find("a", string="这一条")
    assert isinstance(link, Tag)
    assert link["href"] == f"/law/{law.slug}/art/1/"
    assert body.select(".tag") == []


def test_the_words_follow_the_law_on_the_day(home: HomePage, law: Law) -> None:
    page = page_with(home, block(law, "1"))
    assert "甲。" in body_of(page).get_text()
    with time_machine.travel("2026-12-31T15:59:00+00:00"):  # a minute before midnight in Shanghai
        assert "甲。" in body_of(page).get_text()
    with time_machine.travel("2026-12-31T16:01:00+00:00"):
        assert "新。" in body_of(page).get_text()


def test_an_article_that_falls_away_is_said_to_be_gone_on_the_day(home: HomePage, law: Law) -> None:
    page = page_with(home, block(law, "3"), text(law, "3"))
    assert "不再" not in body_of(page).get_text()
    with time_machine.travel("2026-12-31T16:01:00+00:00"):
        body = body_of(page)
    assert "现行文本中已没有这一条" in body.select_one(".law-citation").get_text()
    assert body.select_one(".prose .tag").get_text() == "现行文本中已没有"
    assert body.find("a", string="这一条")["href"] == f"/law/{law.slug}/"


def test_a_repealed_law_shows_so_by_itself_on_the_day(home: HomePage, law: Law) -> None:
    page = page_with(home, block(law, "1"), text(law, "1"))
    repeal = national_text(
        "中华人民共和国后来法", ["丙。"], day=D(2026, 5, 2), begins=D(2026, 7, 1)
    ).replace("起施行。", "起施行。《中华人民共和国示例法》同时废止。")
    LawVersion.objects.filter(effective_from=D(2027, 1, 1)).update(withdrawn_at=timezone.now())
    released_law(repeal, "后来法.txt")
    assert "已废止" not in body_of(page).get_text()
    with time_machine.travel("2026-06-30T16:01:00+00:00"):
        body = body_of(page)
    assert "已废止" in body.select_one(".law-citation .law-status").get_text()
    assert "law-citation--doubtful" in body.select_one(".law-citation")["class"]
    tag = body.select_one(".prose .tag")
    assert (tag.get_text(), tag["class"]) == ("已废止", ["tag", "tag--repealed"])


def test_a_law_that_is_not_yet_in_force_shows_so_until_the_day(home: HomePage, law: Law) -> None:
    coming = released_law(
        national_text("中华人民共和国将来法", ["丁。"], day=D(2026, 5, 1), begins=D(2026, 8, 1)),
        "将.txt",
    )
    page = page_with(home, block(coming, "1"), text(coming))
    body = body_of(page)
    assert "尚未生效" in body.select_one(".law-citation .law-status").get_text()
    assert body.select_one(".prose .tag").get_text() == "尚未生效"
    with time_machine.travel("2026-08-01T04:00:00+00:00"):
        assert "尚未生效" not in body_of(page).get_text()


def test_what_is_withdrawn_is_named_but_leads_nowhere(home: HomePage, law: Law) -> None:
    page = page_with(home, block(law, "1"), text(law, "1"))
    LawVersion.objects.update(withdrawn_at=timezone.now())
    body = body_of(page)
    assert "《示例法》" in body.select_one(".law-citation").get_text()
    assert body.select("a[href]") == []
    assert "甲。" not in body.get_text()
    assert "这一条" in body.get_text()


@pytest.mark.parametrize(
    "written", ["", "0", "-1", "99999", "99999-1", "1-", "abc", None, 7.5, "9" * 30]
)
def test_nothing_is_left_of_a_citation_of_nothing(home: HomePage, law: Law, written: Any) -> None:
    page = page_with(home, {"type": "citation", "value": {"law": written}})
    assert body_of(page).get_text().strip() == ""


def test_queries_do_not_grow_with_the_citations(home: HomePage, law: Law) -> None:
    released_law(
        national_text("中华人民共和国另一法", ["戊。"], day=D(2010, 1, 1), begins=D(2010, 2, 1)),
        "另.txt",
    )
    other = Law.objects.get(short_title="另一法")
    few = page_with(home, block(law, "1"), text(law, "2"))
    many = page_with(
        home,
        *[block(one, number) for one in (law, other) for number in ("1", "2", "")],
        *[text(one, number) for one in (law, other) for number in ("1", "2", "")] * 3,
    )
    plain = StandardPageFactory.create(parent=home)
    counts = []
    body_of(plain)  # what surrounds every page is remembered from here on
    for page in (plain, few, many):
        with CaptureQueriesContext(connection) as context:
            body_of(page)
        counts.append(len(context))
    citations = 4  # laws, versions, provisions, captions
    assert counts == [counts[0], counts[0] + citations, counts[0] + citations]


def test_every_page_with_a_body_can_cite(home: HomePage, law: Law) -> None:
    cites = json.dumps([block(law, "1")])
    section = SectionPageFactory.create(parent=home, intro=cites)
    contact = ContactPageFactory.create(parent=home, intro=cites)
    notice = NoticePageFactory.create(parent=section, body=cites)
    for page in (section, contact, notice):
        assert body_of(page).select_one(".law-citation a")["href"] == f"/law/{law.slug}/art/1/"


# Which pages cite an article


def citing(path: str) -> list[str]:
    page: Any = BeautifulSoup(Client().get(path).content, "html.parser")
    heading = page.find(id="citing")
    if heading is None:
        return []
    assert heading.get_text() == "本站相关页面"
    return [a.get_text() for a in heading.parent.select("a")]


def test_an_article_shows_which_published_pages_cite_it(home: HomePage, law: Law) -> None:
    page_with(home, block(law, "1"), title="甲页")
    nested = {"type": "callout", "value": {"kind": "warning", "text": text(law, "1")["value"]}}
    page_with(home, nested, title="乙页")
    page_with(home, block(law, "2"), title="丙页")
    page_with(home, block(law), title="丁页")
    assert set(citing(f"/law/{law.slug}/art/1/")) == {"甲页", "乙页"}
    assert set(citing(f"/law/{law.slug}/art/2/")) == {"丙页"}
    assert set(citing(f"/law/{law.slug}/")) == {"甲页", "乙页", "丙页", "丁页"}
    assert citing(f"/law/{law.slug}/art/3/") == []
    assert citing(f"/law/{law.slug}/2026-05-01/art/1/") == [], "pages mean what applies today"


def test_only_what_is_published_counts(home: HomePage, law: Law) -> None:
    draft = page_with(home, block(law, "1"), title="草稿", live=False)
    path = f"/law/{law.slug}/art/1/"
    assert citing(path) == []
    go_live(draft.get_latest_revision())
    assert citing(path) == ["草稿"]
    draft.refresh_from_db()
    draft.body = StandardPage._meta.get_field("body").to_python(json.dumps([block(law, "2")]))
    draft.save_revision()
    assert citing(path) == ["草稿"], "readers still see the published words"
    go_live(draft.get_latest_revision())
    assert citing(path) == []
    assert citing(f"/law/{law.slug}/art/2/") == ["草稿"]
    take_off(draft)
    assert citing(f"/law/{law.slug}/art/2/") == []


def test_pages_behind_a_login_and_aliases_are_not_shown(home: HomePage, law: Law) -> None:
    page = page_with(home, block(law, "1"), title="页")
    page.create_alias(parent=home, update_slug="bie-ming")
    assert citing(f"/law/{law.slug}/art/1/") == ["页"]
    page.view_restrictions.create(restriction_type="login")
    assert citing(f"/law/{law.slug}/art/1/") == []


def test_staff_see_which_pages_cite_a_law_and_whose_words_have_changed_since(
    home: HomePage, law: Law, administrator: User
) -> None:
    page_with(home, block(law, "1"), text(law), title="引用页")

    def told() -> list[list[str]]:
        client = Client()
        client.force_login(administrator, backend=BACKEND)
        response = client.get(reverse("law:inspect", args=[law.pk]))
        screen: Any = BeautifulSoup(response.content, "html.parser")
        table = screen.find("h2", string="引用本法的已发布页面").find_next("tbody")
        return [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]

    assert told() == [["引用页", "《示例法》", "—"], ["引用页", "《示例法》第一条", "—"]]
    with time_machine.travel("2026-12-31T16:01:00+00:00"):
        assert [row[2] for row in told()] == ["—", "页面发布后，条文文字已有变化。"]


def test_a_law_knows_its_pages_in_the_administration_too(home: HomePage, law: Law) -> None:
    page = page_with(home, text(law, "1"))
    (reference,) = ReferenceIndex.get_references_to(law)
    assert reference.object_id == str(page.pk)


def test_a_translated_page_cites_the_same_law_and_is_the_one_that_its_readers_get(
    home: HomePage, law: Law
) -> None:
    translate(home)
    page = page_with(home, block(law, "1", note="要紧"), text(law, "2"), title="页")
    english = locale("en")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    words = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    assert "要紧" in words
    assert not any(str(law.pk) in word.split("-") for word in words)
    Translation.objects.create(source=source, target_locale=english).save_target()
    translated = page.get_translation(english)
    go_live(translated.get_latest_revision())
    body = body_of(translated)
    assert body.select_one(".law-citation a")["href"].endswith(f"/law/{law.slug}/art/1/")
    assert body.select_one(".prose a")["href"].endswith(f"/law/{law.slug}/art/2/")
    assert citing(f"/law/{law.slug}/art/1/") == ["页"]
