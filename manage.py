#!/usr/bin/env python
"""Entry point for management commands; the embedded settings are the default."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Runs a command with the embedded settings unless others are named."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.dev")
    if sys.argv[1:2] == ["serve"]:  # before the imports, which take seconds
        from fazhi.startup import end_in_words_when_interrupted

        end_in_words_when_interrupted()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
