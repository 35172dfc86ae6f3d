"""Which version of the software made a file."""

import re
from functools import cache

from fazhi.env import ROOT

_VERSION = re.compile(r"^softwareVersion:\s*[\"']?([^\"'\s]+)", re.MULTILINE)


@cache
def software_version() -> str:
    """As publiccode.yml says; empty where an installation lacks the file."""
    file = ROOT / "publiccode.yml"
    found = _VERSION.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    return found[1] if found else ""
