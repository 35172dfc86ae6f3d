"""Laws for tests, made as an import makes them."""

import datetime as dt

from django.utils import timezone

from legal_library.importers.run import run_import
from legal_library.importers.sources import Source, of_bytes
from legal_library.models import Law, LawVersion

TITLE = "中华人民共和国示例法"
TEXT = """中华人民共和国示例法
（2020年5月1日第十三届全国人民代表大会常务委员会第二十次会议通过）
第一章　总则
第一条　为了说明问题，制定本法。
第二条　公民有下列权利：
（一）提问；
（二）得到答复。
前款规定的答复应当及时。
第二章　附则
第三条　本法自2020年6月1日起施行。
"""


def law_source(text: str = TEXT, name: str = "示例法.txt") -> Source:
    """A source of one text."""
    return of_bytes(name, text.encode())


def import_law(text: str = TEXT, name: str = "示例法.txt") -> LawVersion:
    """The version that importing a text makes; not yet released."""
    report = run_import([law_source(text, name)], keep_results=True)
    version = report.results[0].version
    assert version is not None, report.results[0].reason
    return version


def released_law(text: str = TEXT, name: str = "示例法.txt") -> Law:
    """The law of a text, its version released."""
    version = import_law(text, name)
    LawVersion.objects.filter(pk=version.pk).update(released_at=timezone.now())
    return Law.objects.get(pk=version.law_id)


def law_text(title: str, articles: list[str], *, adopted: dt.date, begins: dt.date) -> str:
    """The text of a national law with these articles and a closing clause."""
    from legal_library.parsing.dates import in_words
    from legal_library.parsing.numerals import article_label

    lines = [
        title,
        f"（{in_words(adopted)}第十三届全国人民代表大会常务委员会第二十次会议通过）",
        *(f"{article_label(i)}　{words}" for i, words in enumerate(articles, 1)),
        f"{article_label(len(articles) + 1)}　本法自{in_words(begins)}起施行。",
    ]
    return "\n".join(lines)
