"""Tests whose feature is not whole yet: they run, are expected to fail, and say why.

The list only ever shrinks; the change that completes a feature takes its lines out.
"""

import pytest

PLACES = "places: catalogue, demonstration, administration and importers are not finished"
WORDS = "words: catalogues of the rooms are not reconciled yet"
JOIN = "the rooms' pages join the site's maps and founding; expectations are not reconciled yet"

UNFINISHED: dict[str, str] = {
    "tests/browser": "browser tests have not run whole yet",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for prefix, reason in UNFINISHED.items():
            if item.nodeid.startswith(prefix):
                item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
