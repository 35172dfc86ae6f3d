"""The words of a file, read in a process of its own that may take only so much time and memory.

A file that somebody made to keep readers busy ends that process and nothing else. Run by
`read_file`; it knows no Django.
"""

import io
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

MOST_CHARACTERS = 60_000
SECONDS = 60
MEMORY = 1 << 30  # bytes
_MOST_XML = 60_000_000  # bytes unpacked
_ROOT = Path(__file__).resolve().parents[3]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
# Lines of a PDF end where the paper does, in the middle of sentences.
_BROKEN_LINE = re.compile(rf"(?<=[{_CHINESE}])[ \t]*\n[ \t]*(?=[{_CHINESE}])")


class NotReadable(Exception):
    """A file has no words that could be read; the message says why, in one word."""


def can_be_read(extension: str) -> bool:
    """Whether files of a kind have words that are read."""
    return extension in _READERS


def read_file(data: bytes, extension: str) -> str:
    """The words of a file of a kind, at most `MOST_CHARACTERS`. Raises `NotReadable`."""
    command = [sys.executable, "-m", __name__, extension]
    try:
        done = subprocess.run(  # noqa: S603 - the interpreter and a registered kind
            command, input=data, capture_output=True, timeout=SECONDS, cwd=_ROOT, check=False
        )
    except subprocess.TimeoutExpired:
        raise NotReadable("slow") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotReadable(lines[-1].partition(":")[0][-80:] if lines else "ended")
    return done.stdout.decode("utf-8", "replace")


def main(extension: str) -> None:
    """Reads standard input and writes the words to standard output."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    found: list[str] = []
    length = 0
    for text in _READERS[extension](sys.stdin.buffer.read()):
        found.append(text)
        length += len(text)
        if length >= MOST_CHARACTERS:
            break
    words = "\n".join(found)[:MOST_CHARACTERS].replace("\x00", " ")
    sys.stdout.buffer.write(words.encode("utf-8", "replace"))


def _pdf(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(data)).pages:
        yield _BROKEN_LINE.sub("", page.extract_text()).strip()


def _docx(data: bytes) -> Iterator[str]:
    from docx.oxml import parse_xml  # resolves no entities

    for paragraph in parse_xml(_part(data, "word/document.xml")).iter(f"{_W}p"):
        words = "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
        if words.strip():
            yield words.strip()


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as part:
        content = part.read(_MOST_XML + 1)
    if len(content) > _MOST_XML:
        raise NotReadable("large")
    return content


def _xlsx(data: bytes) -> Iterator[str]:
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            cells = [str(value).strip() for value in row if value is not None]
            if any(cells):
                yield " ".join(cells)


def _text(data: bytes) -> Iterator[str]:
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            yield data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return
    raise NotReadable("encoding")


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "xlsx": _xlsx,
    "txt": _text,
    "csv": _text,
}

if __name__ == "__main__":
    main(sys.argv[1])
