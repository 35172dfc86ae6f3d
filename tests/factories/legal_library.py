"""Laws for tests: small texts, what importing them makes, and rows without a text."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

import factory

from legal_library.importers.run import Report, run_import
from legal_library.importers.sources import Source, of_bytes
from legal_library.models import (
    ArticleNote,
    Law,
    LawVersion,
    Provision,
    Theme,
    VersionFinding,
)
from legal_library.parsing.dates import in_words
from legal_library.parsing.findings import Code, Severity
from legal_library.parsing.numerals import article_label

CONGRESS = "测试市第一届人民代表大会常务委员会第三次会议"
NATIONAL_CONGRESS = "第十三届全国人民代表大会常务委员会第二十次会议"
DAY = dt.date(2020, 5, 28)
BEGINS = dt.date(2020, 7, 1)

# With chapters, paragraphs and items; one of the nation, one for any title and day.
NATIONAL_LAW = """中华人民共和国示例法
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
_REGULATION = """示例镇管理条例

（2020年5月28日第十三届全国人民代表大会第三次会议通过）

第一章　总则

第一条　为了示例，制定本条例。

第二条　本条例所称示例，包括下列事项：
（一）甲；
（二）乙。
前款规定以外的事项不适用本条例。

第二章　附则

第三条　本条例自2021年1月1日起施行。
"""


def regulation_text(
    title: str = "示例镇管理条例", day: str = "2020年5月28日", more: str = ""
) -> str:
    """A small law with two chapters that parses without a blocking finding."""
    return _REGULATION.replace("示例镇管理条例", title).replace("2020年5月28日", day) + more


def law_text(
    title: str = "测试市测试条例",
    *,
    note: str | None = None,
    day: dt.date = DAY,
    by: str = CONGRESS,
    articles: Sequence[str] = ("为了测试，制定本条例。", "测试应当公开。"),
    begins: dt.date | None = BEGINS,
    ends: str = "",
) -> str:
    """A law in the usual order: its title, its note, its articles, the closing clause.

    ``ends`` is what stands behind the closing clause: 《…》同时废止。
    """
    head = f"（{in_words(day)}{by}通过）" if note is None else note
    closing = f"本条例自{in_words(begins)}起施行。" if begins else "本条例由测试局解释。"
    numbered = enumerate([*articles, closing + ends], 1)
    lines = [f"{article_label(number)}　{text}" for number, text in numbered]
    return "\n".join(line for line in (title, head, *lines) if line)


def national_text(title: str, articles: Sequence[str], *, day: dt.date, begins: dt.date) -> str:
    """`law_text` of a national law."""
    return law_text(title, articles=articles, day=day, begins=begins, by=NATIONAL_CONGRESS)


def law_source(text: str = NATIONAL_LAW, name: str = "law.txt") -> Source:
    """The source of a text file."""
    return of_bytes(name, text.encode())


def import_texts(*texts: str, again: bool = False) -> Report:
    """Imports texts one after the other, with what became of each."""
    sources = [law_source(text, f"{number}.txt") for number, text in enumerate(texts)]
    return run_import(sources, again=again, keep_results=True)


def import_law(text: str = NATIONAL_LAW, name: str = "law.txt") -> LawVersion:
    """The version that importing a text makes, with its provisions; not yet released."""
    (result,) = run_import([law_source(text, name)], keep_results=True).results
    assert result.version is not None, result
    return result.version


def import_regulation(title: str = "示例镇管理条例") -> LawVersion:
    """`import_law` of the `regulation_text` of a title."""
    return import_law(regulation_text(title), f"{title}.txt")


def released_law(text: str = NATIONAL_LAW, name: str = "law.txt") -> Law:
    """The law of a text, its version released."""
    version = import_law(text, name)
    LawVersion.objects.filter(pk=version.pk).update(released_at=timezone.now())
    return Law.objects.get(pk=version.law_id)


class LawFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Law

    title = factory.Sequence(lambda n: f"示例条例{n}")
    kind = "administrative"
    issuer = "国务院"


class LawVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LawVersion

    law = factory.SubFactory(LawFactory)
    version_date = dt.date(2020, 5, 28)
    effective_from = dt.date(2021, 1, 1)
    source_name = "示例公报"


class ProvisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Provision

    version = factory.SubFactory(LawVersionFactory)
    order = factory.Sequence(lambda n: n)
    kind = "article"
    number = 1
    label = "第一条"
    text = "为了示例，制定本条例。"
    path = "art_1"
    digest = "0123456789abcdef"


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = VersionFinding

    version = factory.SubFactory(LawVersionFactory)
    code = Code.GAP
    severity = Severity.BLOCKING
    quote = "第三条"


class ArticleNoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArticleNote

    law = factory.SubFactory(LawFactory)
    number = 1
    digest = "0123456789abcdef"
    caption = "为什么有这部条例"


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme

    name = factory.Sequence(lambda n: f"主题{n}")
    slug = factory.Sequence(lambda n: f"theme-{n}")
