"""What must be done to stored data from time to time; rooms register their share.

`purge_personal_data` runs the purges every night, `rotate_personal_data_keys` the rekeyings when
the operator changes a key.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise

Label = str | Promise


@dataclass
class Rekeyed:
    """What a rekeying did; ``unreadable`` names the rows that no key opens, left as they are."""

    rotated: int = 0
    unreadable: list[object] = field(default_factory=list)


_purges: list[tuple[Label, Callable[[bool], int]]] = []
_rekeyings: list[tuple[Label, Callable[[], Rekeyed]]] = []


def register_purge(label: Label, purge: Callable[[bool], int]) -> None:
    """Adds a purge: deletes what is over and returns how much; with ``True`` it only counts."""
    _purges.append((label, purge))


def register_rekeying(label: Label, rekey: Callable[[], Rekeyed]) -> None:
    """Adds a rekeying: writes what is encrypted outside of encrypted columns with the first key."""
    _rekeyings.append((label, rekey))


def purges() -> list[tuple[Label, Callable[[bool], int]]]:
    """Every registered purge with its label."""
    return list(_purges)


def rekeyings() -> list[tuple[Label, Callable[[], Rekeyed]]]:
    """Every registered rekeying with its label."""
    return list(_rekeyings)
