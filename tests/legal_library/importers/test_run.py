"""An import from beginning to end: again, dry, broken, and without growing queries."""

import os
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from legal_library.importers.plan import Outcome
from legal_library.importers.run import Report, run_import
from legal_library.importers.sources import of_bytes, of_path
from legal_library.models import Law, LawVersion
from tests.legal_library.importers.test_archive import in_gbk, zipped
from tests.legal_library.importers.test_docx import BROKEN, GOOD
from tests.legal_library.texts import imported, law_text, source

pytestmark = pytest.mark.django_db


def outcomes(report: Report) -> dict[str, str]:
    return {result.name: result.outcome.value for result in report.results}


def of_folder(folder: Path, *, dry_run: bool = False, again: bool = False) -> Report:
    return run_import(of_path(folder), dry_run=dry_run, again=again, keep_results=True)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(law_text(), encoding="utf-8")
    with CaptureQueriesContext(connection) as queries:
        report = of_folder(tmp_path, dry_run=True)
    assert outcomes(report) == {"a.txt": "new_law"}
    assert not Law.objects.exists()
    assert not any(q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"} for q in queries)
    assert report.as_dict()["dry_run"] is True


def test_a_second_import_finds_everything_there(tmp_path: Path) -> None:
    for name, text in {"a": law_text(), "b": law_text("测试市试验条例", articles=["甲。"])}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert outcomes(of_folder(tmp_path)) == {"a.txt": "new_law", "b.txt": "new_law"}
    changed = list(LawVersion.objects.values_list("changed_at", flat=True))
    with CaptureQueriesContext(connection) as queries:
        report = of_folder(tmp_path)
    assert outcomes(report) == {"a.txt": "same", "b.txt": "same"}
    assert not any("legal_library_provision" in query["sql"] for query in queries)
    assert outcomes(of_folder(tmp_path, again=True)) == {"a.txt": "same", "b.txt": "same"}
    assert list(LawVersion.objects.values_list("changed_at", flat=True)) == changed


def test_an_interrupted_import_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(law_text(), encoding="utf-8")
    of_folder(tmp_path)
    (tmp_path / "b.txt").write_text(law_text("测试市试验条例", articles=["甲。"]), encoding="utf-8")
    assert outcomes(of_folder(tmp_path)) == {"a.txt": "same", "b.txt": "new_law"}


def test_broken_files_are_reported_and_stop_nothing(tmp_path: Path) -> None:
    for name, data in BROKEN.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "encoding.txt").write_bytes("测试".encode() + b"\xff\xff\xff")
    zipped(tmp_path / "broken.zip", {"a.txt": b""})
    in_gbk(tmp_path / "gbk.zip", "测试条例.txt", law_text("测试市压缩条例").encode("gbk"))
    (tmp_path / "z.txt").write_text(law_text(articles=["甲。"]), encoding="utf-8")
    report = of_folder(tmp_path)
    good = {name for name, outcome in outcomes(report).items() if outcome == Outcome.NEW_LAW}
    assert good == {"gbk.zip/测试条例.txt", "z.txt"}
    assert not report.is_clean
    assert len(report.problems) == len(BROKEN) + 4
    assert all(problem.reason for problem in report.problems)


def test_a_file_larger_than_any_law_is_not_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.docx", "README.md"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(300_000_000)
    report = of_folder(tmp_path)
    assert set(outcomes(report).values()) <= {"broken"}


def test_a_large_file_beside_others_is_not_read_either(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(300_000_000)
    (tmp_path / "c.md").write_text(f"# {law_text()}", encoding="utf-8")
    assert outcomes(of_folder(tmp_path)) == {"a.md": "broken", "b.md": "broken", "c.md": "new_law"}


@pytest.mark.skipif(os.sep != "/", reason="names of files are bytes on POSIX only")
def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + "测试条例.txt".encode("gbk")
    with open(path, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(law_text().encode())
    assert outcomes(of_folder(tmp_path)) == {"测试条例.txt": "new_law"}
    assert LawVersion.objects.get().source_file == "测试条例.txt"


def test_a_word_document() -> None:
    report = run_import([of_bytes("测试_20200528.docx", GOOD)], keep_results=True)
    assert report.results[0].title == "测试市测试条例"


def test_control_characters_are_no_reason_to_fail() -> None:
    text = law_text("测\u200b试市测试条例", articles=["甲" * 3000 + "\x00\x01。", "(一\x00)乙；"])
    assert imported(text).is_clean
    assert Law.objects.get().title == "测试市测试条例"


def test_the_report_counts_and_tells_the_progress() -> None:
    seen = []
    report = run_import(
        [source(law_text(), "a.txt"), source("", "b.txt")],
        progress=lambda so_far, result: seen.append((so_far.done, so_far.total, result.outcome)),
    )
    assert seen == [(1, 2, Outcome.NEW_LAW), (2, 2, Outcome.BROKEN)]
    summary = report.as_dict()
    assert summary["outcomes"]["new_law"] == summary["outcomes"]["broken"] == 1
    assert summary["provisions"] == {"article": 3}
    assert [problem["file"] for problem in summary["problems"]] == ["b.txt"]


def queries_of(texts: list[str]) -> list[int]:
    counts = []
    for number, text in enumerate(texts):
        with CaptureQueriesContext(connection) as queries:
            run_import([source(text, f"{text[:8]}{number}.txt")])
        counts.append(len(queries))
    return counts


def test_a_law_costs_the_same_queries_in_a_full_library() -> None:
    def three(name: str) -> list[str]:
        return [law_text(f"{name}市测试{n}条例", articles=[f"{name}{n}。"]) for n in "甲乙丙"]

    first = queries_of(three("测试"))
    imported(*(law_text(f"试验市{n}条例", articles=[f"{n}。"]) for n in "子丑寅卯辰巳午未申酉"))
    assert queries_of(three("实验")) == first
    assert len(set(first)) == 1


def test_a_longer_law_costs_no_more_queries() -> None:
    short = law_text(articles=["甲。"])
    long = law_text("测试市试验条例", articles=["甲：\n（一）子；\n（二）丑。\n乙。"] * 8)
    (one,), (other,) = queries_of([short]), queries_of([long])
    assert other - one <= 2  # a query for each further level of the tree
