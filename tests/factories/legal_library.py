import datetime as dt

import factory

from legal_library.importers.run import run_import
from legal_library.importers.sources import of_bytes
from legal_library.models import (
    ArticleNote,
    Law,
    LawVersion,
    Provision,
    Theme,
    VersionFinding,
)
from legal_library.parsing.findings import Code, Severity

TEXT = """示例镇管理条例

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


def law_text(title: str = "示例镇管理条例", day: str = "2020年5月28日", more: str = "") -> str:
    """A small law that parses without a blocking finding."""
    text = TEXT.replace("示例镇管理条例", title).replace("2020年5月28日", day)
    return text + more


def imported(title: str = "示例镇管理条例", **kwargs: str) -> LawVersion:
    """A version as an import makes it, with its provisions."""
    text = law_text(title, **kwargs)
    report = run_import([of_bytes(f"{title}.txt", text.encode())], keep_results=True)
    version = report.results[0].version
    assert version is not None, report.results
    return version


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
