"""Archives: names are only names, sizes are not believed."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from legal_library.importers import archive, sources
from legal_library.importers.unreadable import MAX_FILE_BYTES, Unreadable
from tests.factories.legal_library import law_text

LAW = law_text().encode()


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return path


def in_gbk(path: Path, name: str, data: bytes) -> Path:
    """An archive as Chinese Windows writes it: the name in GBK, without the flag of UTF-8."""
    placeholder = "x" * len(name.encode("gbk"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(placeholder, data)
    path.write_bytes(buffer.getvalue().replace(placeholder.encode(), name.encode("gbk")))
    return path


def outcomes(path: Path) -> dict[str, str]:
    """The names of an archive's sources, and the title of each or what is wrong with it."""
    found = {}
    for source in sources.of_path(path):
        try:
            found[source.name] = source.read().manuscript.lines[0].text
        except Unreadable as problem:
            found[source.name] = type(problem).__name__
    return found


def test_each_file_is_a_source(tmp_path: Path) -> None:
    path = zipped(tmp_path / "laws.zip", {"甲/一.txt": LAW, "乙.md": b"# " + LAW, "丙/": b""})
    assert outcomes(path) == {
        "laws.zip/甲/一.txt": "测试市测试条例",
        "laws.zip/乙.md": "测试市测试条例",
    }


def test_names_in_gbk(tmp_path: Path) -> None:
    path = in_gbk(tmp_path / "laws.zip", "测试条例.txt", LAW)
    assert outcomes(path) == {"laws.zip/测试条例.txt": "测试市测试条例"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/law.txt", "etc/law.txt"),
        ("/etc/law.txt", "etc/law.txt"),
        ("..\\..\\law.txt", "law.txt"),
        ("a/./../law.txt", "a/law.txt"),
        ("..", "file"),
    ],
)
def test_names_lead_nowhere(tmp_path: Path, name: str, shown: str) -> None:
    path = zipped(tmp_path / "laws.zip", {name: LAW})
    assert [source.name for source in sources.of_path(path)] == [f"laws.zip/{shown}"]
    assert list(tmp_path.iterdir()) == [path]


def test_what_systems_add_is_left_out(tmp_path: Path) -> None:
    clutter = {
        "__MACOSX/._law.txt": b"x",
        "a/.DS_Store": b"x",
        "Thumbs.db": b"x",
        "~$law.docx": b"x",
    }
    path = zipped(tmp_path / "laws.zip", {**clutter, "law.txt": LAW})
    assert list(outcomes(path)) == ["laws.zip/law.txt"]


def test_a_broken_member_stops_no_other(tmp_path: Path) -> None:
    path = zipped(tmp_path / "laws.zip", {"a.txt": LAW, "b.txt": LAW + b"b", "c.exe": b"MZ"})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        offset = package.getinfo("a.txt").header_offset
    data[offset + 40] ^= 0xFF
    path.write_bytes(bytes(data))
    assert outcomes(path) == {
        "laws.zip/a.txt": "Unreadable",
        "laws.zip/b.txt": "测试市测试条例",
        "laws.zip/c.exe": "Unreadable",
    }


def test_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path / "laws.zip", {"law.txt": LAW})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(bytes(data))
    assert outcomes(path) == {"laws.zip/law.txt": "Unreadable"}


def test_a_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path / "laws.zip", {"law.txt": b"\0" * 20_000_000})
    assert outcomes(path) == {"laws.zip": "Unreadable"}


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    size = 30_000_000
    path = zipped(tmp_path / "laws.zip", {"law.txt": b"\0" * size})
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 100)))
    with zipfile.ZipFile(path) as package:
        assert package.getinfo("law.txt").file_size == 100
    assert outcomes(path) == {"laws.zip/law.txt": "Unreadable"}


def test_never_more_is_read_than_a_law_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 10)
    assert len(LAW) < MAX_FILE_BYTES
    assert outcomes(zipped(tmp_path / "laws.zip", {"law.txt": LAW})) == {
        "laws.zip/law.txt": "Unreadable"
    }


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ARCHIVE_FILES", 2)
    path = zipped(tmp_path / "laws.zip", {f"{n}.txt": LAW for n in range(3)})
    assert outcomes(path) == {"laws.zip": "Unreadable"}


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + b"\0" * 10])
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "laws.zip"
    path.write_bytes(data)
    assert outcomes(path) == {"laws.zip": "Unreadable"}


def test_an_archive_without_files(tmp_path: Path) -> None:
    assert outcomes(zipped(tmp_path / "laws.zip", {})) == {}
