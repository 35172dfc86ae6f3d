"""``manage.py import_laws``: what it says, what it writes, how it ends."""

import io
import json
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest

from legal_library.models import Law
from tests.factories.legal_library import law_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(law_text(), encoding="utf-8")
    (tmp_path / "b.txt").write_text(law_text("测试市试验条例", articles=["甲。"]), encoding="utf-8")
    return tmp_path


def run(path: Path, *options: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_laws", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_laws_are_imported(folder: Path) -> None:
    out, err = run(folder)
    assert Law.objects.count() == 2
    assert "2" in out
    assert err


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    out, _err = run(folder, "--dry-run")
    assert not Law.objects.exists()
    assert out


def test_the_summary_as_json(folder: Path) -> None:
    out, err = run(folder, "--json", "--quiet")
    summary = json.loads(out)
    assert err == ""
    assert (summary["files"], summary["outcomes"]["new_law"]) == (2, 2)
    assert summary["provisions"]["article"] == 5
    out, _err = run(folder, "--json", "--quiet")
    assert json.loads(out)["outcomes"] == {**summary["outcomes"], "new_law": 0, "same": 2}


def test_again_reads_what_is_known(folder: Path) -> None:
    run(folder)
    summary = json.loads(run(folder, "--json", "--again")[0])
    assert summary["outcomes"]["same"] == 2
    assert summary["provisions"]["article"] == 5


def test_a_file_that_cannot_be_read_gives_another_exit_status(folder: Path) -> None:
    (folder / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "d.txt").write_bytes(b"\x00\x01")
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_laws", str(folder), "--json", stdout=out, stderr=err)
    assert end.value.code == 2
    assert Law.objects.count() == 2
    problems = json.loads(out.getvalue())["problems"]
    assert {problem["file"] for problem in problems} == {"c.doc", "d.txt"}
    assert "d.txt" in err.getvalue()


def test_one_file_of_a_kind_that_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(SystemExit) as end:
        run(tmp_path / "c.doc")
    assert end.value.code == 2


def test_nothing_at_the_path(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        run(tmp_path / "nowhere")
