"""The list of official words that a town begins with."""

import csv
from pathlib import Path

from cms_pages.services.models import PlainWord

FILE = Path(__file__).parents[1] / "data" / "plain_words.csv"


def load_plain_words() -> int:
    """Adds the words that the list lacks; what somebody has changed stays. Gives how many are new."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = set(PlainWord.objects.values_list("word", flat=True))
    new = [PlainWord(**row) for row in rows if row["word"] not in known]
    return len(PlainWord.objects.bulk_create(new))
