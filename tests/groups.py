"""Tests of one ``xdist_group`` run in one process, with the pinned pytest as well. A plugin of pytest.

xdist 3.8 names the group in an attribute that pytest has not read since 9.2, and shares the tests out as if
they had none: https://github.com/pytest-dev/pytest-xdist/issues/1386
"""

import pytest
from _pytest.nodeid import NodeId


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        group = item.get_closest_marker("xdist_group")
        if group and not item.nodeid.endswith(f"@{group.args[0]}"):
            item._id = NodeId.parse(f"{item.nodeid}@{group.args[0]}")
