"""What a source says about a law beside its text."""

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path

# 标题_YYYYMMDD.docx is how the national database of laws names its files; others use brackets.
_FILE_NAME = re.compile(
    r"^(?P<title>.+?)(?:_(?P<plain>\d{8})|[（(](?P<dashed>\d{4}-\d{1,2}-\d{1,2})[）)])?$"
)


@dataclass(frozen=True)
class Metadata:
    """Data of a source; empty where it says nothing. Dates are what it claims, not what holds."""

    title: str = ""
    issuer: str = ""
    kind: str = ""
    branch: str = ""
    version_date: dt.date | None = None
    promulgated_on: dt.date | None = None
    effective_from: dt.date | None = None
    status: str = ""
    source_name: str = ""
    source_url: str = ""
    retrieved_on: dt.date | None = None


def of_file_name(stem: str) -> tuple[str, dt.date | None]:
    """The title and the day in a file's name: 行政处罚法_20210122, 行政处罚法(2021-01-22)."""
    found = _FILE_NAME.match(stem.strip())
    if not found:
        return stem, None
    day = parse_day(found["plain"] or found["dashed"] or "")
    return (found["title"] if day else stem), day


def name_below(root: Path, path: Path) -> str:
    """The name of a file by its place below ``root``; one that is not UTF-8 is GBK, as in archives."""
    raw = os.fsencode(path.relative_to(root))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def parse_day(text: str) -> dt.date | None:
    """The day of 20210122, 2021-01-22 or 2021-1-22; None for anything else."""
    digits = re.fullmatch(r"(\d{4})-?(\d{1,2})-?(\d{1,2})", text.strip())
    if not digits:
        return None
    try:
        return dt.date(int(digits[1]), int(digits[2]), int(digits[3]))
    except ValueError:
        return None
