"""`search_rebuild` and `search_check`: what they say, and their exit status."""

from collections.abc import Iterator
from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from search.indexing import rebuilding
from search.indexing.rebuilding import rebuild
from tests.search.found import titles
from tests.search.small_source import NAME, SmallSource, only

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Iterator[SmallSource]:
    with only(SmallSource()) as made:
        made.texts.update({key: f"标题{key}" for key in range(5)})
        yield made


def run(name: str, *arguments: str) -> tuple[int, str, str]:
    """Exit status and both outputs."""
    out, errors = StringIO(), StringIO()
    status = 0
    try:
        call_command(name, *arguments, stdout=out, stderr=errors)
    except SystemExit as end:
        status = int(end.code or 0)
    except CommandError as problem:
        return problem.returncode, out.getvalue(), str(problem)
    return status, out.getvalue(), errors.getvalue()


def test_a_rebuild_tells_how_far_it_is_and_what_it_made(source: SmallSource) -> None:
    status, out, errors = run("search_rebuild")
    assert status == 0
    assert out.startswith("5 条，用时")
    assert "5 / 5，5 条，每秒" in errors
    assert "还需 0 秒" in errors
    assert len(titles(NAME)) == 5
    assert run("search_rebuild", "--quiet")[2] == ""


def test_a_second_rebuild_says_who_builds(source: SmallSource) -> None:
    said = []

    def second(progress: rebuilding.Progress) -> None:
        said.append(run("search_rebuild"))

    rebuild(second)
    ((status, _out, problem),) = said
    assert status == 1
    assert "正在重建索引" in problem


def test_a_check_without_an_index_says_what_to_do(source: SmallSource) -> None:
    status, _out, problem = run("search_check")
    assert status == 1
    assert "search_rebuild" in problem


def test_a_check_tells_drift_by_its_exit_status_and_repairs_it(source: SmallSource) -> None:
    rebuild()
    status, out, _errors = run("search_check")
    assert status == 0
    assert f"{NAME}：核对 5，缺 0，多 0，过时 0" in out
    assert "Elasticsearch" not in out, "none is set up"
    source.texts[9] = "没有进索引"
    status, out, _errors = run("search_check")
    assert status == 2
    assert "缺 1" in out
    assert f"{NAME} 9" in out
    status, out, _errors = run("search_check", "--repair")
    assert status == 0
    assert "已修复" in out
    assert run("search_check")[0] == 0
