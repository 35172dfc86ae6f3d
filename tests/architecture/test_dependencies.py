import re

import pytest

from fazhi.env import ROOT

LISTED = re.compile(r"^\| ([\w.-]+) \| \S", re.MULTILINE)


def normalised(name: str) -> str:
    return re.split(r"[\[<>=!~; ]", name)[0].lower().replace("_", "-")


def direct(file: str) -> set[str]:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {normalised(line) for line in lines if re.match(r"^\w", line)}


@pytest.mark.parametrize(
    ("heading", "file"),
    [("## Runtime", "requirements.in"), ("## Development", "requirements-dev.in")],
)
def test_each_dependency_has_its_reason(heading: str, file: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    section = text.partition(heading)[2].partition("\n## ")[0]
    listed = {normalised(n) for n in LISTED.findall(section)} - {"package", "---"}
    assert listed == direct(file)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_each_dependency_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(
        r"^([\w.-]+)(?:\[[^\]]*\])?==\S+ \\\n((?:    --hash=.*\n?)+)", text, re.MULTILINE
    )
    pinned = {normalised(n) for n, _hashes in pins}
    assert direct(f"{name}.in") <= pinned
    assert len(pinned) == len(re.findall(r"^[\w.-]+.*==", text, re.MULTILINE))
    assert "index" not in text
