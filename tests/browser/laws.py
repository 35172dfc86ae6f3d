"""Laws for the browser: one to read, one that was repealed, one with bad words, two of one name."""

import datetime as dt
from urllib.parse import quote

from legal_library.finding.documents import SOURCE
from legal_library.models import ArticleNote, Law, LawVersion, Provision, TextCorrection
from search.indexing.changes import index_subject
from search.indexing.writing import Subject
from tests.factories.legal_library import national_text, released_law

MARKET = "示例镇集市管理条例"
LONG_AGO = dt.date(2001, 3, 1)
CHAPTERS = ("总则", "摊位", "价格", "卫生", "争议", "附则")
ARTICLES_OF_A_CHAPTER = 6
CAPTION = "摊位费明码标价"
SEARCHED = "秤不准"  # stands in one article


def market_law(day: str = "2024年3月28日", begins: str = "2024年5月1日", *, word: str = "") -> str:
    """A law of six chapters; ``word`` stands in the first and the ninth article."""
    lines = [MARKET, f"（{day}示例市第一届人民代表大会常务委员会第三次会议通过）"]
    number = 0
    for place, chapter in enumerate(CHAPTERS, 1):
        lines.append(f"第{_NUMERALS[place]}章　{chapter}")
        for _article in range(ARTICLES_OF_A_CHAPTER):
            number += 1
            last = number == len(CHAPTERS) * ARTICLES_OF_A_CHAPTER
            lines += _last(number, begins) if last else _article_lines(number, word)
    return "\n".join(lines)


_NUMERALS = "零一二三四五六七八九十"


def _label(number: int) -> str:
    from legal_library.parsing.numerals import article_label

    return article_label(number)


def _last(number: int, begins: str) -> list[str]:
    return [f"{_label(number)}　本条例自{begins}起施行。"]


def _article_lines(number: int, word: str) -> list[str]:
    if number == 8:
        words = "秤不准的，市场管理人应当当场更换。"
    else:
        here = word if number in {1, 9} else ""
        words = f"集市上的每一项收费都应当写在摊位前{here}，让赶集的人看得清楚。"
    return [
        f"{_label(number)}　{words * 2}有下列情形之一的，可以投诉：",
        "（一）收费没有写明；",
        "（二）写明的收费与实际不符。",
        "前款规定的投诉应当在三日内答复。",
    ]


def furnish_laws() -> dict[str, str]:
    """Makes the laws; the address of each page by its name."""
    released_law(market_law("2010年3月28日", "2010年5月1日", word="（旧）"), "old.txt")
    law = released_law(market_law(), "market.txt")
    version = law.versions.latest("version_date")
    digest = Provision.objects.get(version=version, path="art_8").digest
    ArticleNote.objects.create(
        law=law,
        number=8,
        digest=digest,
        caption=CAPTION,
        question_1="秤不准找谁",
        plain="秤有问题，当场就可以要求换。",
        example="某甲买菜，发现秤少二两，摊主当场换了秤。",
    )
    TextCorrection.objects.create(
        version=version,
        path="art_8/para_2",
        label="第八条第二款",
        old_text="前款规定的投诉应当在三曰内答复。",
        new_text="前款规定的投诉应当在三日内答复。",
        reason="示例公报2024年第4号",
    )
    pages = {**_own_pages(law), **_hostile(), **_repealed(), **_of_one_name()}
    for key in Law.objects.values_list("pk", flat=True):
        index_subject(Subject(SOURCE, key))
    return pages


def _own_pages(law: Law) -> dict[str, str]:
    address = law.get_absolute_url()
    return {
        "laws": "/law/?q=示例",
        "no law": "/law/?q=没有",
        "law": address,
        "law, older version": f"{address}2010-03-28/",
        "search within a law": f"{address}?q={quote('收费')}",
        "article": f"{address}art/8/",
    }


def _repealed() -> dict[str, str]:
    old = released_law(
        national_text("中华人民共和国示例旧法", ["甲。"], day=LONG_AGO, begins=dt.date(2001, 5, 1)),
        "repealed.txt",
    )
    new = national_text(
        "中华人民共和国示例新法", ["乙。"], day=dt.date(2020, 1, 1), begins=dt.date(2020, 2, 1)
    )
    released_law(new.replace("起施行。", "起施行。《中华人民共和国示例旧法》同时废止。"), "new.txt")
    return {"law, repealed": old.get_absolute_url()}


def _of_one_name() -> dict[str, str]:
    for place in ("示例甲省", "示例乙省"):
        history = f"（2020年1月1日{place}第十三届人民代表大会常务委员会第一次会议通过）"
        released_law(f"示例市容条例\n{history}\n第一条　甲。\n", f"{place}.txt")
    return {"laws of one name": "/law/?title=示例市容条例", "no such law": "/law/?title=示例没有"}


def _hostile() -> dict[str, str]:
    from tests.cms_pages.kit.every_block import RIGHT_TO_LEFT, UNBROKEN

    worst = f"{RIGHT_TO_LEFT} {UNBROKEN}"
    law = released_law(market_law(word=f" {worst} ").replace(MARKET, "示例最长条例"), "hostile.txt")
    Law.objects.filter(pk=law.pk).update(
        title=f"示例{UNBROKEN}"[:300], issuer=UNBROKEN[:100], note=worst
    )
    version = law.versions.get()
    LawVersion.objects.filter(pk=version.pk).update(
        title=f"{UNBROKEN} {RIGHT_TO_LEFT}"[:300],
        source_name=UNBROKEN[:100],
        document_number=UNBROKEN[:60],
        history_text=worst,
    )
    version.provisions.filter(kind="chapter").update(heading=UNBROKEN[:200])
    digest = version.provisions.get(path="art_9").digest
    ArticleNote.objects.create(
        law=law,
        number=9,
        digest=digest,
        caption=UNBROKEN[:18],
        question_1=UNBROKEN[:40],
        plain=worst,
        example=worst,
    )
    address = law.get_absolute_url()
    return {"law, hostile": address, "article, hostile": f"{address}art/9/"}
