"""Names by which people call laws, and titles that laws had before, which the project brings."""

import csv
from pathlib import Path

from django.db import transaction

from legal_library.finding.noting import note_laws
from legal_library.models import AliasKind, Law, LawAlias
from legal_library.titles import law_key

FILE = Path(__file__).parent / "data" / "names.csv"


@transaction.atomic
def load_names() -> int:
    """Gives laws of the library the names they lack; returns how many there were.

    A name that is the title of a law in the library is left to that law. One name may belong to
    two laws: an old one and the one that took its place.
    """
    wanted = _wanted()
    laws = {
        law.normalised_title: law
        for law in Law.objects.filter(normalised_title__in={law for law, _, _ in wanted}).order_by(
            "-rank", "-pk"
        )
    }
    keys = {law_key(name) for _, _, name in wanted}
    titles = set(
        Law.objects.filter(normalised_title__in=keys).values_list("normalised_title", flat=True)
    )
    there = set(LawAlias.objects.filter(normalised__in=keys).values_list("law_id", "normalised"))
    rows = [
        LawAlias(law=laws[law], name=name, normalised=law_key(name), kind=kind)
        for law, kind, name in wanted
        if law in laws
        and law_key(name) not in titles
        and (laws[law].pk, law_key(name)) not in there
    ]
    LawAlias.objects.bulk_create(rows)
    note_laws(row.law_id for row in rows)
    return len(rows)


def _wanted() -> list[tuple[str, AliasKind, str]]:
    """Normalised title, kind and name, each once."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            (law_key(row["law"]), AliasKind(row["kind"]), name)
            for row in csv.DictReader(file)
            for name in row["names"].split("；")
        ]
