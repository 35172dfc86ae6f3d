"""``python -m benchmarks BAKERYDEMO``: the home page beside that of Wagtail's bakerydemo."""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.load import requests_per_second
from benchmarks.sites import Bakerydemo, Fazhi, FazhiWithoutCache, Site

ROUNDS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bakerydemo", type=Path, help="a clone of wagtail/bakerydemo")
    parser.add_argument("--seconds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fazhi-bench-") as folder:
        sites: list[Site] = [
            Fazhi(Path(folder) / "fazhi"),
            FazhiWithoutCache(Path(folder) / "fazhi-without-cache"),
            Bakerydemo(Path(folder) / "bakerydemo", options.bakerydemo.resolve()),
        ]
        for site in sites:
            site.install()
        rates: dict[str, list[float]] = {site.name: [] for site in sites}
        for number in range(ROUNDS):
            for site in sites:
                with site.serve() as url:
                    rates[site.name].append(requests_per_second(url, options.seconds))
                print(f"round {number + 1} {site.name}: {rates[site.name][-1]:.1f} requests/s")
        print("\n| site | requests/s (median of 3) | queries | bytes |\n| --- | --- | --- | --- |")
        for site in sites:
            queries, size = site.measure_page()
            print(
                f"| {site.label} | {statistics.median(rates[site.name]):.1f} | {queries} | {size} |"
            )
        *ours, theirs = (statistics.median(rates[site.name]) for site in sites)
        print("\nratio: " + ", without cache: ".join(f"{rate / theirs:.2f}" for rate in ours))
    return 0


if __name__ == "__main__":
    sys.exit(main())
