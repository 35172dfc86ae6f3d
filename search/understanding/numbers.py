"""Document numbers in a query, however they are typed: 国办发〔2017〕47号, 国办发2017 47号.

发文字号: the issuing organ's short name, the year in six-cornered brackets, the number (GB/T
9704-2012, 7.2.5).
"""

import re

from search.analysis import normalise, runs
from search.models import DocumentNumber, GenerationState
from search.readers import Place, Reading

LONGEST = 120
_MARKS = re.compile("[第号年]")
_NUMBER = re.compile(r"[^\W\d]{2,40}\d{1,12}")


def number_key(text: str) -> str:
    """What is left of a number without brackets, spaces and the words around digits; empty for
    what is no number of a document."""
    plain = _MARKS.sub("", "".join(runs(normalise(text))))[:LONGEST]
    return plain if _NUMBER.fullmatch(plain) else ""


def read_number(text: str) -> Reading | None:
    """The documents whose number a query is; None where there are none."""
    key = number_key(text)
    if not key:
        return None
    rows = DocumentNumber.objects.filter(
        key=key, entry__generation__state=GenerationState.ACTIVE
    ).order_by("-entry__boost", "entry")
    pinned = tuple(
        Place(*place)
        for place in rows.values_list("entry__source", "entry__subject", "entry__part")
    )
    return Reading(rest="", pinned=pinned, instead=text) if pinned else None
