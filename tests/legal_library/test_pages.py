"""Laws as readers meet them."""

import datetime as dt
import io
import json
from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.utils import timezone

import pytest
import time_machine
from bs4 import BeautifulSoup

from legal_library.importers.sources import of_bytes
from legal_library.models import ArticleNote, Law, LawAlias, LawVersion, Provision
from legal_library.parsing.parser import parse
from tests.factories.laws import TEXT, import_law, law_text, released_law

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

D = dt.date


def get(path: str, **query: str) -> Any:
    """The page, as Beautiful Soup without its types: what is missing fails the test."""
    response = Client().get(path, query)
    assert response.status_code == 200, (path, response.status_code)
    return BeautifulSoup(response.content, "html.parser")


def versions(*texts: str) -> Law:
    """A law of which every text is released."""
    for text in texts:
        released_law(text)
    return Law.objects.get()


def test_a_law_is_read_with_a_place_for_every_provision() -> None:
    law = released_law()
    page = get(law.get_absolute_url())
    assert page.h1.get_text() == "中华人民共和国示例法"
    for path in ("chapter_1", "art_1", "art_2-para_1-item_2", "art_2-para_2", "art_3"):
        assert page.find(id=path), path
    text = page.find(class_="law-text").get_text()
    assert "第一条　为了说明问题，制定本法。" in text
    assert "（二）得到答复。" in text
    assert "以公报刊登的标准文本为准" in page.get_text()


def test_the_contents_lead_to_what_stands_on_the_page() -> None:
    page = get(released_law().get_absolute_url())
    links = page.select(".law-contents a")
    assert [a.get_text(" ", strip=True) for a in links] == [
        "第一章　总则 第一条—第二条",
        "第二章　附则 第三条",
    ]
    assert all(page.find(id=a["href"].removeprefix("#")) for a in links)


def test_what_is_not_released_is_nowhere() -> None:
    version = import_law()
    paths = [version.law.get_absolute_url(), version.get_absolute_url()]
    paths += [
        f"{paths[0]}art/1/",
        f"{paths[1]}law.docx",
        f"{paths[1]}law.txt",
        f"{paths[1]}law.json",
    ]
    for path in paths:
        assert Client().get(path).status_code == 404, path
    assert "示例法" not in Client().get("/law/").content.decode()
    assert "示例法" not in Client().get("/law/changes.atom").content.decode()
    assert "示例法" not in Client().get("/law/laws.csv").content.decode()


def test_a_withdrawn_version_is_gone_at_once() -> None:
    law = released_law()
    LawVersion.objects.update(withdrawn_at=timezone.now())
    assert Client().get(law.get_absolute_url()).status_code == 404


@pytest.fixture
def law_in_time() -> Iterator[Law]:
    """A law of 2010, made anew in 2020 and once more for 2028; today is in 2026."""
    title = "中华人民共和国示例法"
    with time_machine.travel("2026-06-01T04:00:00+00:00", tick=False):
        yield versions(
            law_text(title, ["甲。"], adopted=D(2010, 1, 1), begins=D(2010, 2, 1)),
            law_text(title, ["乙。"], adopted=D(2020, 1, 1), begins=D(2020, 2, 1)),
            law_text(title, ["丙。"], adopted=D(2026, 5, 1), begins=D(2028, 1, 1)),
        )


def test_its_own_address_shows_what_applies_today(law_in_time: Law) -> None:
    page = get(law_in_time.get_absolute_url())
    assert "乙。" in page.find(class_="law-text").get_text()
    assert "现行有效，自2020年2月1日起施行" in page.find(class_="law-standing").get_text()
    assert "自2028年1月1日起适用新文本" in page.find(class_="law-standing").get_text()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2010-01-01", "旧版本，自2020年2月1日起适用新版本"),
        ("2026-05-01", "尚未生效，自2028年1月1日起施行"),
    ],
)
def test_other_versions_say_what_they_are(law_in_time: Law, day: str, words: str) -> None:
    page = get(f"{law_in_time.get_absolute_url()}{day}/")
    standing = page.find(class_="law-standing")
    assert words in standing.get_text()
    assert standing.find("svg"), "colour is not the only sign"


def test_the_day_decides_and_no_column(law_in_time: Law) -> None:
    with time_machine.travel("2027-12-31T15:59:00+00:00"):  # a minute before midnight in Shanghai
        assert "乙。" in get(law_in_time.get_absolute_url()).find(class_="law-text").get_text()
    with time_machine.travel("2027-12-31T16:01:00+00:00"):
        page = get(law_in_time.get_absolute_url())
        assert "丙。" in page.find(class_="law-text").get_text()
        assert "现行有效，自2028年1月1日起施行" in page.find(class_="law-standing").get_text()


def test_a_repealed_law_says_so_in_red_and_leads_to_what_repealed_it() -> None:
    old = released_law(
        law_text("中华人民共和国旧法", ["甲。"], adopted=D(2000, 1, 1), begins=D(2000, 2, 1))
    )
    new = law_text("中华人民共和国新法", ["乙。"], adopted=D(2020, 1, 1), begins=D(2020, 2, 1))
    released_law(new.replace("起施行。", "起施行。《中华人民共和国旧法》同时废止。"))
    standing = get(old.get_absolute_url()).find(class_="law-standing")
    assert "banner--repealed" in standing["class"]
    assert "已废止，自2020年2月1日起不再适用" in standing.get_text()
    assert standing.find("a", string="由《新法》废止")["href"] == "/law/xin-fa/"


def test_nothing_leads_to_a_law_that_readers_cannot_open() -> None:
    old = released_law(
        law_text("中华人民共和国旧法", ["甲。"], adopted=D(2000, 1, 1), begins=D(2000, 2, 1))
    )
    new = law_text("中华人民共和国新法", ["乙。"], adopted=D(2020, 1, 1), begins=D(2020, 2, 1))
    import_law(new.replace("起施行。", "起施行。《中华人民共和国旧法》同时废止。"))
    page = get(old.get_absolute_url())
    assert "由《新法》废止" in page.find(class_="law-standing").get_text()
    assert not page.find("a", href="/law/xin-fa/")


# ---- articles


def test_an_article_has_a_page_with_its_neighbours_and_its_citation() -> None:
    law = released_law()
    page = get(f"{law.get_absolute_url()}art/2/")
    assert page.h1.get_text() == "《示例法》第二条"
    assert "第一章　总则" in page.find(class_="law-where").get_text()
    assert page.select_one(".law-steps a[rel=prev]")["href"].endswith("/art/1/")
    assert page.select_one(".law-steps a[rel=next]")["href"].endswith("/art/3/")
    assert page.find("button", {"data-copy": "《中华人民共和国示例法》第二条"})
    cited = [a.get_text() for a in page.select(".law-cite details a")]
    assert "《中华人民共和国示例法》第二条第一款第（二）项" in cited
    assert "《中华人民共和国示例法》第二条第二款" in cited


@pytest.mark.parametrize("article", ["4", "0", "2_1", "99999999"])
def test_an_article_that_does_not_exist_is_not_found(article: str) -> None:
    law = released_law()
    assert Client().get(f"{law.get_absolute_url()}art/{article}/").status_code == 404


def test_the_article_of_the_day_of_the_current_version_leads_to_the_short_address() -> None:
    law = released_law()
    response = Client().get(f"{law.get_absolute_url()}2020-05-01/art/2/")
    assert (response.status_code, response["Location"]) == (301, "/law/shi-li-fa/art/2/")


def test_articles_of_old_versions_keep_their_day(law_in_time: Law) -> None:
    page = get(f"{law_in_time.get_absolute_url()}2010-01-01/art/1/")
    assert page.select_one(".law-steps a[rel=next]")["href"].endswith("/2010-01-01/art/2/")
    assert "旧版本" in page.find(class_="law-standing").get_text()


# ---- our notes


def note(law: Law, number: int, **words: str) -> ArticleNote:
    digest = Provision.objects.get(version__law=law, path=f"art_{number}").digest
    return ArticleNote.objects.create(law=law, number=number, digest=digest, **words)


def test_a_caption_stands_over_its_article_and_is_marked_as_ours() -> None:
    law = released_law()
    note(law, 2, caption="提问与得到答复的权利", question_1="问了没人理")
    page = get(law.get_absolute_url())
    assert page.find(id="art_2").find(class_="law-caption").get_text() == "提问与得到答复的权利"
    assert "不是法律原文" in page.find(class_="law-legend").get_text()
    article = get(f"{law.get_absolute_url()}art/2/")
    assert "本站编写，不是法律原文" in article.find(class_="law-caption").get_text()
    assert "问了没人理" in article.get_text()


def test_plain_words_and_an_example_are_each_marked_as_ours() -> None:
    law = released_law()
    note(law, 2, plain="可以问，要答。", example="有人问了没人理。按这条，应当答复。")
    ours = get(f"{law.get_absolute_url()}art/2/").find(class_="law-plain")
    assert [h.get_text() for h in ours.find_all("h2")] == ["说人话", "举个例子"]
    assert [p.get_text() for p in ours.find_all(class_="meta")] == [
        "本站的解释，不是法律原文。",
        "例子是本站编的，不是真人真事，也不是法律原文。",
    ]
    assert get(f"{law.get_absolute_url()}art/1/").find(class_="law-plain") is None


def test_within_the_law_a_link_beside_the_caption_leads_to_the_plain_words() -> None:
    law = released_law()
    note(law, 2, caption="提问的<权利>", plain="可以问，要答。")
    note(law, 3, plain="公布那天起就用。")
    page = get(law.get_absolute_url())
    links = page.select(".law-text .law-caption a")
    assert [(a.get_text(), a["aria-label"]) for a in links] == [
        ("说人话", "说人话：第二条"),
        ("说人话", "说人话：第三条"),
    ]
    assert links[0].parent.get_text() == "提问的<权利> 说人话"
    assert links[1].parent.get_text() == "说人话"
    address, _, place = links[0]["href"].partition("#")
    assert "可以问，要答。" in get(address).find(id=place).parent.get_text()


def test_there_is_no_link_where_there_are_no_plain_words() -> None:
    law = released_law()
    note(law, 1, caption="目的")
    note(law, 2, example="有人问了没人理。按这条，应当答复。")
    assert get(law.get_absolute_url()).find(class_="law-to-plain") is None


def test_the_link_comes_and_goes_with_the_plain_words() -> None:
    law = released_law()
    ours = note(law, 2, caption="提问的权利")
    assert get(law.get_absolute_url()).find(class_="law-to-plain") is None
    ours.plain = "可以问，要答。"
    ours.save()
    assert get(law.get_absolute_url()).find(class_="law-to-plain")["href"].endswith("art/2/#plain")


def test_a_caption_never_stands_over_a_changed_text() -> None:
    law = released_law()
    note(law, 2, caption="提问与得到答复的权利")
    changed = TEXT.replace("2020年5月1日", "2022年5月1日").replace("2020年6月1日", "2022年6月1日")
    released_law(changed.replace("得到答复", "得到回信"))
    assert "提问与得到答复的权利" not in get(law.get_absolute_url()).get_text()
    assert "提问与得到答复的权利" in get(f"{law.get_absolute_url()}2020-05-01/").get_text()


def test_a_new_note_is_seen_at_once() -> None:
    law = released_law()
    assert "提问的权利" not in get(law.get_absolute_url()).get_text()
    written = note(law, 2, caption="提问的权利")
    assert "提问的权利" in get(law.get_absolute_url()).get_text()
    written.delete()
    assert "提问的权利" not in get(law.get_absolute_url()).get_text()


# ---- names


def test_a_title_leads_to_its_law_however_it_is_written() -> None:
    law = released_law()
    LawAlias.objects.create(law=law, name="提问法")
    for title in ("中华人民共和国示例法", "《示例法》", "示例法", "提问法"):
        response = Client().get("/law/", {"title": title})
        assert (response.status_code, response["Location"]) == (302, law.get_absolute_url()), title


def test_a_title_of_several_laws_offers_them_and_one_of_none_says_so() -> None:
    for place in ("甲省", "乙省"):
        history = f"（2020年1月1日{place}第十三届人民代表大会常务委员会第一次会议通过）"
        released_law(f"市容条例\n{history}\n第一条　甲。\n", f"{place}.txt")
    response = Client().get("/law/", {"title": "市容条例"})
    assert response.status_code == 300
    assert "乙省人民代表大会常务委员会" in response.content.decode()
    response = Client().get("/law/", {"title": "没有的法"})
    assert response.status_code == 404
    assert "库中没有叫“没有的法”的法律" in response.content.decode()


@pytest.mark.parametrize("value", ["\x00", "a" * 5000, "' OR 1=1 --", "《》", "%", "<script>"])
def test_whatever_is_asked_for_the_list_answers(value: str) -> None:
    released_law()
    for name in ("title", "q", "kind", "status", "issuer", "theme", "year", "page"):
        assert Client().get("/law/", {name: value}).status_code in {200, 404}, name
        assert Client().get("/law/laws.csv", {name: value}).status_code == 200
    assert Client().get("/law/changes.atom", {"kind": value}).status_code == 200


# ---- files


def test_the_word_document_read_again_is_the_same_law() -> None:
    law = released_law()
    response = Client().get(f"{law.get_absolute_url()}2020-05-01/law.docx")
    again = parse(of_bytes("示例法.docx", response.content).read().manuscript)
    was = list(Provision.objects.order_by("order").values_list("path", "text"))
    found = [(n.path, n.text) for root in again.roots for n in root.walk()]
    assert found[: len(was) - 1] == was[:-1]  # below the last article stands the source


def test_plain_text_and_data_hold_every_provision_and_the_source() -> None:
    law = released_law()
    text = Client().get(f"{law.get_absolute_url()}2020-05-01/law.txt").content.decode()
    data = json.load(
        io.BytesIO(Client().get(f"{law.get_absolute_url()}2020-05-01/law.json").content)
    )
    for line in TEXT.splitlines()[2:]:
        assert line in text, line
    assert [p["path"] for p in data["provisions"]] == list(
        Provision.objects.order_by("order").values_list("path", flat=True)
    )
    assert data["status"] == "in_force"
    assert data["source"]["sha256"] == LawVersion.objects.get().sha256
    assert data["source"]["sha256"] in text


def test_structured_data_cannot_end_its_element() -> None:
    law = released_law()
    Law.objects.update(issuer="</script><b>")
    page = get(law.get_absolute_url())
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert data["@type"] == "Legislation"
    assert data["legislationPassedBy"] == "</script><b>"
    assert data["legislationLegalForce"] == "https://schema.org/InForce"


def test_the_feed_tells_what_is_new_and_what_comes(law_in_time: Law) -> None:
    feed = Client().get("/law/changes.atom").content.decode()
    assert "《示例法》自2028年1月1日起施行" in feed
    assert "旧版本" not in feed
    only = Client().get("/law/changes.atom", {"kind": "repealed"}).content.decode()
    assert "示例法" not in only
