"""Laws that are found, for the tests of the page."""

import datetime as dt

from legal_library.finding.documents import SOURCE
from legal_library.models import Law
from search.indexing.changes import index_subject
from search.indexing.writing import Subject
from tests.factories.legal_library import national_text, released_law

D = dt.date


def indexed_law(title: str, articles: list[str], *, year: int = 2020, ends: str = "") -> Law:
    """A released law of a year that is found."""
    text = national_text(title, articles, day=D(year, 1, 1), begins=D(year, 2, 1))
    law = released_law(text.replace("起施行。", f"起施行。{ends}"))
    index_subject(Subject(SOURCE, law.pk))
    return law


def some_laws() -> dict[str, Law]:
    """Three laws, one of them repealed by another."""
    market = indexed_law(
        "中华人民共和国集市法",
        ["摊位费应当明码标价。", "秤不准的，市场管理人应当当场更换。", "集市的噪声不得扰民。"],
    )
    old = indexed_law("中华人民共和国旧噪声法", ["噪声不得扰民。", "违者警告。"], year=2001)
    new = indexed_law(
        "中华人民共和国噪声法",
        [
            "装修噪声应当在限定的时间内。",
            "噪声扰民的，先由村民委员会调解。",
            "处罚由县级人民政府决定。",
        ],
        year=2022,
        ends="《中华人民共和国旧噪声法》同时废止。",
    )
    index_subject(Subject(SOURCE, old.pk))
    return {"market": market, "old": old, "new": new}
