"""How words of a field are understood: law names and article numbers, document numbers.

An app registers a reader, which looks at a query and says what it recognised in it; search itself
knows no field.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Place:
    """A subject of a source, or a part of it; without a subject, that part of every subject."""

    source: str
    subject: int | None
    part: str = ""


@dataclass(frozen=True)
class Note:
    """What a reader has to tell: that a law was repealed, and what applies instead."""

    text: str | Promise
    url: str = ""


@dataclass(frozen=True)
class Reading:
    """What a reader recognised.

    ``pinned`` come first, in this order. ``subjects`` are what the query speaks about: their parts
    count for more. ``rest`` is the normalised query without what was recognised; where it is
    empty, ``instead`` is looked for in texts.
    """

    rest: str
    pinned: tuple[Place, ...] = ()
    subjects: tuple[Place, ...] = ()
    notes: tuple[Note, ...] = ()
    instead: str = ""


Reader = Callable[[str], Reading | None]

_readers: dict[str, Reader] = {}


def register_reader(name: str, reader: Reader) -> None:
    """Adds a reader; it gets the normalised query and gives None where it recognises nothing.

    Raises ``ValueError`` for a name that is taken.
    """
    if name in _readers:
        raise ValueError(f"taken: {name}")
    _readers[name] = reader


def read(normalised: str) -> Reading:
    """What all readers together recognise; each reads what the ones before it have left."""
    whole = Reading(normalised)
    for reader in _readers.values():
        found = reader(whole.rest)
        if found:
            whole = Reading(
                rest=found.rest,
                pinned=whole.pinned + found.pinned,
                subjects=whole.subjects + found.subjects,
                notes=whole.notes + found.notes,
                instead=f"{whole.instead} {found.instead}".strip(),
            )
    return whole
