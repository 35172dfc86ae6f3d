"""Every string a person sees is translated; every catalogue holds exactly the strings of its code."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from fazhi.env import ROOT

CATALOGUES = sorted(
    path
    for folder in ("site", "search", "cms_pages", "legal_library", "events")
    for path in (ROOT / folder).rglob("locale/*/LC_MESSAGES/*.po")
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_catalogue_is_complete(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert not catalogue.metadata_is_fuzzy, "Babel leaves out a catalogue with a fuzzy header"
    missing = [e.msgid for e in catalogue if not e.translated() or e.fuzzy]
    assert missing == []
    for entry in catalogue:
        texts = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
        expected = set(PLACEHOLDER.findall(entry.msgid))
        if entry.msgid_plural:
            expected = set(PLACEHOLDER.findall(entry.msgid_plural))
        for text in texts:
            assert set(PLACEHOLDER.findall(text)) == expected, entry.msgid


def test_catalogues_hold_the_strings_of_the_code(tmp_path: Path) -> None:
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not installed: run scripts/install-services")
    tracked = (
        subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        .stdout.decode()
        .split("\0")
    )
    for name in tracked:
        if (
            name.startswith(
                ("site/", "search/", "cms_pages/", "legal_library/", "events/", "manage.py")
            )
            and (ROOT / name).is_file()
        ):
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    # In a copy, so that a test never rewrites what it looks at.
    result = subprocess.run(
        [
            sys.executable,
            "manage.py",
            "makemessages",
            "-l",
            "zh_Hans",
            "--no-obsolete",
            "--no-wrap",
            "--no-location",
        ],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": f"{tmp_path / 'site'}:{tmp_path}",
            "DJANGO_SETTINGS_MODULE": "fazhi.settings.test",
            "FAZHI_TEST_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    made = {p.relative_to(tmp_path) for p in tmp_path.rglob("locale/*/LC_MESSAGES/*.po")}
    assert made == {p.relative_to(ROOT) for p in CATALOGUES}, "run: make messages"
    for path in CATALOGUES:
        fresh = polib.pofile(str(tmp_path / path.relative_to(ROOT)))
        ours = polib.pofile(str(path))
        in_code = {(e.msgctxt, e.msgid) for e in fresh if not e.obsolete}
        in_file = {(e.msgctxt, e.msgid) for e in ours if not e.obsolete}
        assert in_code - in_file == set(), f"{path}: run make messages and translate"
        assert in_file - in_code == set(), f"{path}: strings that the code no longer has"
