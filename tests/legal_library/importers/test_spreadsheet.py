"""Data of laws from a spreadsheet: which law and version, what changes, a reason for every problem."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

import pytest

from fazhi.imports.importer import import_file
from legal_library.importers.spreadsheet import MetadataImporter
from legal_library.models import DateBasis, LawVersion
from legal_library.organs import LawKind, Rank
from tests.factories.legal_library import LawFactory, LawVersionFactory, ThemeFactory
from tests.factories.spreadsheets import xlsx

pytestmark = pytest.mark.django_db

HEADINGS = ("法律名称", "制定机关", "版本日期", "施行日期", "来源网址", "其他名称", "主题", "简称")
Row = tuple[Any, ...]


def sheet(*rows: Row) -> io.BytesIO:
    return xlsx(HEADINGS, *rows)


def row(title: str = "示例条例", *values: Any) -> Row:
    return (title, *values, *[None] * (len(HEADINGS) - 1 - len(values)))


@pytest.fixture
def version(db: None) -> LawVersion:
    made: LawVersion = LawVersionFactory.create(law__title="示例条例")
    return made


def test_a_row_completes_its_law_and_its_version(version: LawVersion) -> None:
    theme = ThemeFactory.create(name="邻里")
    address = "https://example.test/law"
    wanted = row(
        "《示例条例》",
        "国务院",
        "2020-05-28",
        "2022年1月1日",
        address,
        "样板；样本",
        "邻里",
        "样例",
    )
    plan = import_file(MetadataImporter(), sheet(wanted))
    assert plan.findings == []
    version.refresh_from_db()
    assert (version.effective_from, version.effective_basis) == (
        dt.date(2022, 1, 1),
        DateBasis.EDITOR,
    )
    law = version.law
    law.refresh_from_db()
    assert (version.source_url, law.short_title) == (address, "样例")
    assert {alias.name for alias in law.aliases.all()} == {"样板", "样本"}
    assert list(law.themes.all()) == [theme]
    again = MetadataImporter().read(sheet(wanted))
    assert (again.changes, again.unchanged) == ([], 1)


def test_an_empty_cell_changes_nothing(version: LawVersion) -> None:
    plan = MetadataImporter().read(sheet(row()))
    assert (plan.changes, plan.unchanged, plan.findings) == ([], 1, [])


def another_issuer() -> None:
    LawFactory.create(title="示例条例", issuer="最高人民法院", kind="judicial")


def another_version() -> None:
    LawVersionFactory.create(law=LawVersion.objects.get().law, version_date="2023-01-01")


def nothing() -> None:
    """The library is as it is."""


@pytest.mark.parametrize(
    ("prepare", "bad", "words"),
    [
        (nothing, row("没有的条例"), "没有这部法律"),
        (another_issuer, row(), "请填写制定机关"),
        (nothing, row("示例条例", None, "1999-01-01"), "没有该日期的版本"),
        (another_version, row("示例条例", None, None, "2022-01-01"), "请填写版本日期"),
        (nothing, row("示例条例", None, None, "2019-01-01"), "不能早于版本日期"),
        (nothing, row("示例条例", None, None, "昨天"), "昨天"),
        (nothing, row("示例条例", None, None, None, "javascript:x"), "不是 https"),
        (nothing, row("示例条例", None, None, None, None, "《》"), "不能作为法律名称"),
        (nothing, row("示例条例", None, None, None, None, None, "没有"), "没有主题"),
        (nothing, row("《》"), ""),
    ],
)
def test_every_problem_has_its_row_and_reason_and_nothing_is_imported(
    prepare: Callable[[], None], bad: Row, words: str, version: LawVersion
) -> None:
    prepare()
    other = LawVersionFactory.create(law__title="另一条例")
    good = row("另一条例", None, None, "2022-01-01")
    plan = import_file(MetadataImporter(), sheet(good, bad))
    assert plan.failed
    assert [f.row for f in plan.findings] == [3]
    assert words in plan.findings[0].message
    other.refresh_from_db()
    assert other.effective_from == dt.date(2021, 1, 1)


def test_two_rows_about_one_version_are_a_problem(version: LawVersion) -> None:
    rows = (row("示例条例", None, "2020-05-28"), row("示例条例", "国务院", "2020-05-28"))
    plan = MetadataImporter().read(sheet(*rows))
    assert "第 2 行" in plan.findings[0].message


@pytest.mark.parametrize("issuer", ["", "示例协会"])
def test_a_row_names_the_organ_of_a_law_whose_issuer_is_not_known(issuer: str) -> None:
    law = LawFactory.create(title="示例条例", issuer=issuer, kind="other")
    plan = import_file(MetadataImporter(), sheet(row("示例条例", "国务院")))
    assert plan.findings == []
    law.refresh_from_db()
    assert (law.issuer, law.kind, law.rank) == (
        "国务院",
        LawKind.ADMINISTRATIVE,
        Rank.ADMINISTRATIVE,
    )
    again = MetadataImporter().read(sheet(row("示例条例", "国务院")))
    assert (again.changes, again.unchanged) == ([], 1)


def test_no_row_gives_a_law_another_organ(version: LawVersion) -> None:
    for issuer in ("最高人民法院", "示例协会"):
        plan = MetadataImporter().read(sheet(row("示例条例", issuer)))
        assert "没有这部法律" in plan.findings[0].message
    LawFactory.create(title="示例办法", issuer="示例协会")
    rows = (row("示例办法", "国务院"), row("示例办法", "司法部"))
    assert [f.row for f in MetadataImporter().read(sheet(*rows)).findings] == [3]


def test_the_command_takes_the_same_file(version: LawVersion, tmp_path: Path) -> None:
    path = tmp_path / "laws.xlsx"
    path.write_bytes(sheet(row("示例条例", None, None, "2022-01-01")).getvalue())
    call_command("import_laws", path, dry_run=True)
    version.refresh_from_db()
    assert version.effective_from == dt.date(2021, 1, 1)
    call_command("import_laws", path)
    version.refresh_from_db()
    assert version.effective_from == dt.date(2022, 1, 1)
    path.write_bytes(sheet(row("没有的条例")).getvalue())
    with pytest.raises(CommandError):
        call_command("import_laws", path)
    with pytest.raises(CommandError):
        call_command("import_laws", tmp_path / "absent.xlsx")
