"""The list of official words that a town begins with."""

import csv
from pathlib import Path

from cms_pages.services.models import PlainWord

FILE = Path(__file__).parents[1] / "data" / "plain_words.csv"


def missing_plain_words() -> list[PlainWord]:
    """Those of the first list that a town's list lacks, not saved; what somebody has changed is left out."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = set(PlainWord.objects.values_list("word", flat=True))
    return [PlainWord(**row) for row in rows if row["word"] not in known]


def load_plain_words() -> int:
    """Adds the words that the list lacks. Gives how many are new."""
    return len(PlainWord.objects.bulk_create(missing_plain_words()))
