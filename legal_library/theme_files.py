"""The themes that the project brings, and which laws belong to them."""

import csv
from pathlib import Path

from legal_library.models import Law, Theme
from legal_library.titles import law_key

FILE = Path(__file__).parent / "data" / "themes.csv"


def load_themes() -> int:
    """Makes the themes that are missing and gives them their laws; returns how many laws got one.

    A law that has a theme already keeps its own: an editor may have chosen it.
    """
    given = 0
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    themes: dict[str, Theme] = {}
    for order, row in enumerate(rows):
        themes[row["slug"]], _made = Theme.objects.get_or_create(
            slug=row["slug"],
            defaults={"name": row["theme"], "name_en": row["theme_en"], "sort_order": order},
        )
    wanted: dict[str, list[Theme]] = {}
    for row in rows:
        for title in row["laws"].split("；"):
            wanted.setdefault(law_key(title), []).append(themes[row["slug"]])
    for law in Law.objects.filter(normalised_title__in=wanted, themes=None):
        law.themes.set(wanted[law.normalised_title])
        given += 1
    return given
