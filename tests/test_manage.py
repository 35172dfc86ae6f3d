"""The entry point, as somebody meets it who presses Ctrl+C at once."""

import subprocess
import sys

import pytest

from fazhi.env import ROOT

# Stands in for Django: Ctrl+C comes while it would be imported.
INTERRUPTED = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Interrupt(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "django":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # also where the tests run in the background
sys.meta_path.insert(0, Interrupt())
sys.argv = ["manage.py", sys.argv[1]]
import manage
manage.main()
"""


@pytest.mark.parametrize(("command", "in_words"), [("serve", True), ("check", False)])
def test_an_interrupted_start_says_so_in_words(command: str, in_words: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert ("Traceback" not in done.stderr) is in_words
    assert ("已中断" in done.stderr) is in_words
    assert ("Interrupted" in done.stderr) is in_words
