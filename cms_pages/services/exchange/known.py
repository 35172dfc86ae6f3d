"""What the columns of guides name: departments, counters, moments of life, laws; looked up together."""

from collections import Counter as Tally
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms_pages.services.exchange.wording import plain, without_words
from cms_pages.services.models import LifeEvent
from fazhi.departments.importers.cells import by_name
from fazhi.departments.models import Department
from fazhi.places.models import Counter
from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.citing.naming import NamedLaws

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage


class Known:
    """The records of the site by the names that cells give them.

    ``guides`` are those that are written or compared, ``laws`` the laws that a file names: 《…》第三条.
    At most sixteen queries, however many.
    """

    def __init__(self, guides: Iterable["ServiceGuidePage"] = (), laws: Iterable[str] = ()) -> None:
        keys = {key for guide in guides for key in _keys_of(guide)}
        self._named = NamedLaws(laws)
        self._cited = cited(keys | {one.key for one in self._named.all()})

    @property
    def keys(self) -> Iterable[Key]:
        """The laws and articles that are known."""
        return self._cited.keys()

    def laws(self, named: str) -> list[Cited]:
        """The laws and articles of a name that was given at the beginning; none that the library lacks."""
        return self._named.in_text(named)

    def law(self, written: str | None) -> Cited | None:
        """The law of a stored `Key`; None for one that is gone."""
        key = Key.read(written)
        return self._cited.get(key) if key else None

    @cached_property
    def _departments(self) -> dict[str, Department]:
        found = {plain(name): one for name, one in by_name(Department.objects.all()).items()}
        short = Tally(plain(one.short_name) for one in found.values())
        for one in list(found.values()):
            name = plain(one.short_name)
            if name and short[name] == 1:
                found.setdefault(name, one)
        return found

    def department(self, name: str) -> Department:
        """The department of a name or short name. Raises ``ValueError`` where there is none."""
        found = self._departments.get(plain(name))
        if found is None:
            raise ValueError(_unknown(name))
        return found

    @cached_property
    def _counters(self) -> dict[str, list[Counter]]:
        """By number, and by venue with number."""
        found: dict[str, list[Counter]] = {}
        for counter in Counter.objects.select_related("venue"):
            for name in (str(counter.number), f"{counter.venue.name}{counter.number}"):
                found.setdefault(plain(name), []).append(counter)
        return found

    def counter(self, name: str) -> Counter:
        """The counter of a number, with the venue before it where several have one of this number.

        Raises ``ValueError`` where there is none, or more than one.
        """
        found = self._counters.get(plain(without_words("CounterWord", name)), [])
        if len(found) > 1:
            message = _("several venues have a counter “%(name)s”; name the venue before it")
            raise ValueError(message % {"name": name})
        if not found:
            raise ValueError(_unknown(name))
        return found[0]

    def counter_name(self, counter: Counter) -> str:
        """How a cell names a counter."""
        number = str(counter.number)
        is_alone = len(self._counters.get(number, ())) == 1
        return number if is_alone else f"{counter.venue.name} {number}"

    @cached_property
    def _life_events(self) -> dict[str, LifeEvent]:
        return {plain(one.name): one for one in LifeEvent._default_manager.all()}

    def life_event(self, name: str) -> LifeEvent:
        """The moment of life of a name. Raises ``ValueError`` where there is none."""
        found = self._life_events.get(plain(name))
        if found is None:
            raise ValueError(_unknown(name))
        return found


def _keys_of(guide: "ServiceGuidePage") -> Iterable[Key]:
    for item in guide.bases.raw_data:
        if key := Key.read(item["value"].get("law")):
            yield key


def _unknown(name: str) -> str:
    return _("there is no “%(name)s” on the site") % {"name": name}
