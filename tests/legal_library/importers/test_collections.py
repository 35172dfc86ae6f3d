"""Folders of laws, and what two public collections add to theirs."""

import datetime as dt
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from legal_library.importers.collections import of_folder
from legal_library.importers.metadata import Metadata, of_file_name, parse_day
from legal_library.importers.sources import Source, SourceText, of_path
from legal_library.importers.unreadable import Unreadable
from legal_library.models.laws import Branch
from legal_library.organs import LawKind
from legal_library.parsing.findings import Code
from legal_library.parsing.parser import parse
from tests.legal_library.parsed import outline

NOTE = "2020年5月28日 第十三届全国人民代表大会第三次会议通过"


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def names(root: Path) -> list[str]:
    return [source.name for source in of_folder(root)]


def only(root: Path) -> tuple[Source, SourceText]:
    (source,) = of_folder(root)
    return source, source.read()


def marked(title: str, body: str, part: str = "") -> str:
    return f"# {title}\n{f'# {part}' if part else ''}\n{NOTE}\n\n<!-- INFO END -->\n\n{body}\n"


def test_any_folder_of_files(tmp_path: Path) -> None:
    write(
        tmp_path, {"b.txt": "甲", "a/c.md": "# 乙", "a/.d.md": "丙", ".git/e.md": "丁", "f.png": ""}
    )
    assert names(tmp_path) == ["b.txt", "a/c.md"]


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.PDF", "a.ofd"])
def test_documents_that_no_reader_takes_are_reported(tmp_path: Path, name: str) -> None:
    (source,) = of_folder(write(tmp_path, {name: "甲"}))
    with pytest.raises(Unreadable):
        source.read()


def test_what_folders_and_the_database_say(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"行政法/行政处罚法(2021-01-22).md": marked("中华人民共和国行政处罚法", "第一条 甲。")},
    )
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database, database:
        database.execute("CREATE TABLE law (name, publish, valid_from)")
        database.execute("INSERT INTO law VALUES ('行政处罚法', '2021-01-22', '2021-07-15')")
    metadata = only(tmp_path)[1].metadata
    assert metadata.branch == Branch.ADMINISTRATIVE
    assert metadata.version_date == dt.date(2021, 1, 22)
    assert metadata.effective_from == dt.date(2021, 7, 15)
    assert metadata.source_name == "LawRefBook/Laws"


def test_kinds_of_folders(tmp_path: Path) -> None:
    write(tmp_path, {"司法解释/a.md": marked("测试解释", "第一条 甲。")})
    assert only(tmp_path)[1].metadata.kind == LawKind.JUDICIAL


def test_cases_and_pages_of_the_collection_are_no_laws(tmp_path: Path) -> None:
    write(
        tmp_path, {"案例/a.md": "# 案", "_index.md": "x", "法律法规模版.md": "x", "LICENSE.md": "x"}
    )
    assert names(tmp_path) == []


def test_a_broken_database_is_only_less_known(tmp_path: Path) -> None:
    write(tmp_path, {"db.sqlite3": "no database", "a.md": marked("测试条例", "第一条 甲。")})
    assert names(tmp_path) == ["a.md"]


def test_parts_that_share_a_title_are_one_law_in_the_order_of_their_articles(
    tmp_path: Path,
) -> None:
    parts = {
        "民法典/物权.md": marked("测试法典", "第三条 丙。", "第二编 物权"),
        "民法典/总则.md": marked("测试法典", "第一条 甲。\n\n第二条 乙。", "第一编 总则"),
        "民法典/附则.md": marked("测试法典", "第四条 丁。", "附则"),
    }
    source, text = only(write(tmp_path, parts))
    parsed = parse(text.manuscript, starts_at=text.starts_at)
    assert outline(parsed) == [
        "part_1 第一编总则",
        "art_1 第一条甲。",
        "art_2 第二条乙。",
        "part_2 第二编物权",
        "art_3 第三条丙。",
        "division 附则",
        "art_4 第四条丁。",
    ]
    assert not {Code.GAP, Code.OUT_OF_ORDER, Code.STARTS_LATE} & {f.code for f in parsed.findings}
    assert len(parsed.history) == 1
    assert source.name == "民法典"


BOLD = {
    "law/README.md": f"---\nnext: /law/01-general.md\n---\n# 测试法典\n\n{NOTE}\n",
    "law/00-supplementary.md": "# 附则\n\n**第四条**　丁。",
    "law/01-general.md": "# 第一编　总则\n\n**第一条**　甲。\n\n**第二条**　乙。",
    "law/02-property.md": "# 第二编　物权\n\n**第三条**　丙。",
}


def test_a_folder_of_a_law_and_its_parts(tmp_path: Path) -> None:
    source, text = only(write(tmp_path, BOLD))
    parsed = parse(text.manuscript, starts_at=text.starts_at)
    assert [node.number for node in parsed.articles] == [1, 2, 3, 4]
    assert {f.code for f in parsed.findings} & {Code.GAP, Code.OUT_OF_ORDER} == set()
    assert (source.name, text.metadata.title) == ("law/README.md", "测试法典")


def test_the_hash_is_that_of_all_parts(tmp_path: Path) -> None:
    before = only(write(tmp_path, BOLD))[0].sha256
    write(tmp_path, {"law/02-property.md": "# 第二编　物权\n\n**第三条**　戊。"})
    assert only(tmp_path)[0].sha256 != before


def test_days_of_versions(tmp_path: Path) -> None:
    version = {
        "entry": "2027/README.md",
        "promulgatedOn": "2026-06-01",
        "effectiveFrom": "2027-01-01",
    }
    write(
        tmp_path,
        {
            "law/versions.json": json.dumps({"versions": [version]}),
            "law/2027/README.md": f"# 测试法\n\n{NOTE}\n\n**第一条**　甲。",
        },
    )
    metadata = only(tmp_path)[1].metadata
    assert metadata.version_date == dt.date(2026, 6, 1)
    assert metadata.effective_from == dt.date(2027, 1, 1)


@pytest.mark.parametrize(
    "table",
    [
        "",
        "[]",
        "{}",
        '{"versions": 5}',
        '{"versions": [5, {"entry": 6}]}',
        "[1",
        '{"versions": null}',
    ],
)
def test_an_odd_table_of_versions_is_only_less_known(tmp_path: Path, table: str) -> None:
    write(tmp_path, {"law/versions.json": table, "law/README.md": f"# 测试法\n\n{NOTE}\n"})
    assert only(tmp_path)[1].metadata.effective_from is None


def test_a_readme_that_is_no_law_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "# 关于本项目\n\n说明。", "law/a.txt": "甲"})
    assert names(tmp_path) == ["law/a.txt"]


def test_a_path_with_nothing(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        of_path(tmp_path / "nowhere")
    assert list(of_path(tmp_path)) == []


@pytest.mark.parametrize(
    ("stem", "title", "day"),
    [
        ("行政处罚法_20210122", "行政处罚法", "2021-01-22"),
        ("行政处罚法(2021-01-22)", "行政处罚法", "2021-01-22"),
        ("行政处罚法（2021-1-2）", "行政处罚法", "2021-01-02"),
        ("行政处罚法(试行)", "行政处罚法(试行)", ""),
        ("行政处罚法_20219999", "行政处罚法_20219999", ""),
        ("", "", ""),
    ],
)
def test_names_of_files(stem: str, title: str, day: str) -> None:
    found = of_file_name(stem)
    assert (found[0], found[1].isoformat() if found[1] else "") == (title, day)


@pytest.mark.parametrize("text", ["", "2021", "2021-13-01", "2021/01/02", "甲", "20210230"])
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None
    assert Metadata().version_date is None
