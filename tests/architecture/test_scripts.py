"""Browsers inside other programmes, such as WeChat's, open no window: no script may count on one."""

from pathlib import Path

import pytest

from fazhi.env import ROOT

SCRIPTS = sorted(
    p
    for folder in ("site", "search", "cms_pages", "legal_library", "events")
    for p in (ROOT / folder).rglob("*.js")
)
IN_A_WINDOW = ("window.open", "alert(", "confirm(", "prompt(")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_opens_a_window_or_asks_in_one(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    assert [word for word in IN_A_WINDOW if word in words] == []
