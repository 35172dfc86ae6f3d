"""The command that measures: any file in the format, figures by kind, a JSON object as last line."""

import json
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest

from legal_library.finding.judged import places_of
from legal_library.models import Law
from search.finding import evaluation
from search.finding.evaluation import JudgedSet
from search.models import WordSet

pytestmark = pytest.mark.django_db

QUERIES = [
    ("摊位费", "keyword", [("集市法", 1, 2)]),
    ("秤有问题", "colloquial", [("集市法", 2, 2)]),
    ("没有这回事", "colloquial", [("噪声法", 3, 2), ("没有的法", 1, 1)]),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = [
        json.dumps(
            {
                "id": number,
                "kind": kind,
                "query": query,
                "relevant": [
                    {"law": law, "article": article, "sub": 0, "grade": grade}
                    for law, article, grade in relevant
                ],
            },
            ensure_ascii=False,
        )
        for number, (query, kind, relevant) in enumerate(QUERIES)
    ]
    path = tmp_path / "queries.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def totals(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return found


def test_figures_end_in_one_object(
    laws: dict[str, Law], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("search_eval", str(file))
    found = totals(capsys)
    assert (found["queries"], found["lexicon"], found["captions"]) == (3, True, True)
    assert found["judged_in_index"] == 0.75
    assert 0 < float(str(found["ndcg_at_10"])) < 1
    assert {"hit_at_10", "zero_results", "p50_ms", "p95_ms", "engine"} <= found.keys()


def test_the_lexicon_can_be_left_out(
    laws: dict[str, Law], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    WordSet.objects.create(words="没有这回事", alternatives="县级人民政府决定", theme="general")
    call_command("search_eval", str(file))
    with_it = float(str(totals(capsys)["ndcg_at_10"]))
    call_command("search_eval", str(file), "--no-lexicon", "--no-captions", "--engine", "database")
    assert float(str(totals(capsys)["ndcg_at_10"])) < with_it


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "没有查询"),
        ("{", "第 1"),
        ('{"query": "甲"}', "第 1"),
        ('{"query": "甲", "kind": "k", "relevant": [{"law": "乙"}]}', "第 1"),
        ("[]", "第 1"),
    ],
)
def test_what_is_no_set_of_queries_is_said(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        call_command("search_eval", str(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="无法读取"):
        call_command("search_eval", str(tmp_path / "nowhere.jsonl"))


def test_an_engine_that_is_not_set_up(laws: dict[str, Law], file: Path) -> None:
    with pytest.raises(CommandError, match="未配置"):
        call_command("search_eval", str(file), "--engine", "elasticsearch")


def test_the_committed_set_fails_below_its_floor(
    laws: dict[str, Law], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "committed.jsonl"
    path.write_text(
        '{"query": "摊位费", "kind": "k", "relevant": [{"law": "集市法", "article": 3, "grade": 2}]}',
        encoding="utf-8",
    )
    for floor, fails in ((0.0, False), (1.01, True)):
        judged = JudgedSet(path, places_of, {"all": floor})
        monkeypatch.setattr(evaluation, "_sets", [judged])
        if fails:
            with pytest.raises(CommandError, match="低于既定下限"):
                call_command("search_eval")
        else:
            call_command("search_eval")


def test_floors_say_nothing_without_the_judged_laws(laws: dict[str, Law]) -> None:
    call_command("search_eval")
