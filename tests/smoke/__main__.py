"""``scripts/production-smoke``: starts everything, visits it, stops each service in turn.

Ends with status 0 only when every effect was seen, and was gone when its service alone was stopped.
"""

import argparse
import dataclasses
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.smoke.installation import Installation
from tests.smoke.probes import SIGNERS, Probes
from tests.smoke.visitor import Visitor

PREFIX = "/huangqiao"
FRONT = ("nginx", "application")  # started again: the last probe asks through them
ACCOUNT = (
    "from fazhi.departments.demo import DEMO_ADMINISTRATOR, DEMO_PASSWORD;"
    "print(DEMO_ADMINISTRATOR, DEMO_PASSWORD)"
)
_started = time.monotonic()


def say(line: str) -> None:
    print(f"[{time.monotonic() - _started:5.0f} s] {line}", flush=True)


def main() -> int:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="fazhi-smoke-") as folder:
        installation = Installation(Path(folder), PREFIX)
        try:
            install(installation)
            visit(installation)
            stop_one_by_one(installation)
        finally:
            installation.stop()
    say("passed: every service was needed and did its part")
    return 0


def install(installation: Installation) -> None:
    """Everything an operator does, in that order."""
    installation.start_stores()
    say("PostgreSQL, Redis and Elasticsearch run")
    installation.host = "localhost"
    checked = installation.manage("check", "--deploy")
    if "no issues" not in checked:
        raise RuntimeError(checked)
    installation.manage("migrate", "--verbosity", "0")
    found_second_town(installation)
    installation.manage("collectstatic", "--noinput", "--verbosity", "0")
    installation.start_front()
    installation.manage("load_demo")
    say(f"installed below {installation.base_url}")
    installation.start_jobs()
    say("Celery worker and beat run")


def found_second_town(installation: Installation) -> None:
    """A real town in a database of its own, made by `init_town` under production settings."""
    demo, real = installation.database, installation.copy_database("real")
    installation.database = real
    printed = installation.manage(
        "init_town",
        "--name",
        "示例镇",
        "--name-en",
        "Example",
        "--owner",
        "示例镇人民政府",
        "--admin-username",
        "administrator",
        "--admin-name",
        "示例甲",
        "--admin-email",
        "administrator@example.test",
        FAZHI_ADMIN_PASSWORD="a long pass phrase 77",
    )
    if "示例镇" not in printed:
        raise RuntimeError(printed)
    installation.database = demo
    say("init_town founded a town")


def probes_of(installation: Installation) -> Probes:
    certificate = str(installation.certificate)
    editor = Visitor(installation.base_url, certificate)
    name, password = installation.manage("shell", "--no-imports", "-c", ACCOUNT).split()
    editor.sign_in(name, password)
    signers = {account: Visitor(installation.base_url, certificate) for account in SIGNERS}
    for account, signer in signers.items():
        signer.sign_in(account, password)
    visitor = Visitor(installation.base_url, certificate)
    return Probes(installation, visitor, editor, signers)


def visit(installation: Installation) -> None:
    """At the root of the host: pages, files and administration; the rest follows below the prefix."""
    installation.start_front(prefix="")
    probes = probes_of(installation)
    for name in ("application", "nginx", "postgresql", "redis"):
        say(f"{installation.base_url} {name}: {probes.by_service()[name]()}")
    say(f"{installation.base_url} maintenance: {probes.maintenance()}")
    installation.start_front(prefix=PREFIX)


def stop_one_by_one(installation: Installation) -> None:
    """Each probe must pass while its service runs and fail once that one is stopped."""
    probes = probes_of(installation)
    for name in probes.by_service():
        say(f"{installation.base_url} {name}: {probes.by_service()[name]()}")
        installation.services.pop(name).stop()
        if not fails(probes.by_service()[name]):
            raise RuntimeError(f"nobody noticed that {name} was stopped")
        say(f"{name} stopped: noticed")
        if name == "elasticsearch":
            say(f"{name} stopped: {probes.search()}")
        if name == "application":
            say(f"{name} stopped: {probes.outage()}")
        if name in FRONT:
            installation.start_front()
            visitor = Visitor(installation.base_url, str(installation.certificate))
            probes = dataclasses.replace(probes, visitor=visitor)


def fails(probe: Callable[[], str]) -> bool:
    """Whether the probe does not see its effect any more, however that shows."""
    try:
        probe()
    except Exception:  # noqa: BLE001 - every way of failing counts
        return True
    return False


if __name__ == "__main__":
    sys.exit(main())
