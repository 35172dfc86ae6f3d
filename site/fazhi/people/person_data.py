"""What other rooms store about a person: each registers how it is handed out and how it is erased.

`export` and `erase` of `PersonData` get the person. ``export`` returns JSON-able values, full and
unmasked. ``erase`` removes or makes anonymous whatever says something about the person, inside
the caller's transaction; what must stay (figures, records of acts) refers to the permanent id.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fazhi.people.models import Person


@dataclass(frozen=True)
class PersonData:
    """One room's share of what is known about a person."""

    name: str
    export: Callable[[Person], Any]
    erase: Callable[[Person], None]


_shares: dict[str, PersonData] = {}


def register_person_data(
    name: str, export: Callable[[Person], Any], erase: Callable[[Person], None]
) -> None:
    """Adds a room's share; called from ``AppConfig.ready``."""
    _shares[name] = PersonData(name, export, erase)


def person_data() -> list[PersonData]:
    """All shares by name."""
    return [_shares[name] for name in sorted(_shares)]
