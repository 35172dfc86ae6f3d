"""What readers choose on a page stands in its address: every choice is a link, no script is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict


@dataclass(frozen=True)
class Choice:
    """Something to choose, in the form of ``components/chips.html``."""

    label: str
    url: str
    current: bool = False


def asked_with(request: HttpRequest, changed: Mapping[str, list[str]]) -> str:
    """What the address asks with other values of some parameters, as ``?…``; empty without any.

    Whatever else it asks is kept.
    """
    query: QueryDict = request.GET.copy()
    for name, values in changed.items():
        query.setlist(name, values)
    written = query.urlencode(safe=":")
    return f"?{written}" if written else ""


class NarrowedList:
    """A list of which the address says what is shown; its heading has the id ``list``.

    What the address names and nothing in the list has is as if it were not there.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request, self._asked = request, request.GET

    def choices(self, name: str, options: Sequence[tuple[str, str, bool]]) -> list[Choice]:
        """An address for each value of a parameter; the chosen one leads back to all."""
        return [
            Choice(label, self.address(**{name: "" if current else value}), current)
            for value, label, current in options
        ]

    def address(self, **changed: str) -> str:
        """The list with some parameters changed, from its start; without those that are empty."""
        values = {name: [value] if value else [] for name, value in changed.items()}
        asked = asked_with(self._request, {"page": [], **values})
        return f"{self._request.path}{asked}#list"
