"""With ``FAZHI_REQUIRE_SERVICES=1`` a skipped test is a failure: CI tests everything or is red.

Only what reads data that are no part of the project (``corpora``) may be skipped where they are absent.
"""

import os

import pytest

_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and "corpora" not in report.keywords:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        _skipped.append(f"{report.nodeid}: {reason}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    worker = hasattr(session.config, "workerinput")
    if os.environ.get("FAZHI_REQUIRE_SERVICES") == "1" and _skipped and not worker:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("FAZHI_REQUIRE_SERVICES") == "1" and _skipped:
        terminalreporter.section("skipped although every service is required", red=True)
        for line in _skipped:
            terminalreporter.line(line)
