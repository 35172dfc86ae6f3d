"""Which laws content cites: `fazhi.signoff` knows no law, whoever knows some registers a reader."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fazhi.departments.models import Department, LawResponsibility
from fazhi.signoff.content import Content, Place


@dataclass(frozen=True)
class Citation:
    """A law, or a part of one, that content cites.

    ``title`` is the law's, without 《》; ``words`` how it is called here, ``standing`` how it stands
    today, in words. ``is_in_force`` is ``None`` where nobody knows the law.
    """

    title: str
    words: str
    place: Place
    standing: str = ""
    is_in_force: bool | None = None
    url: str = ""


Reader = Callable[[Content], Iterable[Citation]]

_readers: list[Reader] = []


def register_citation_reader(reader: Reader) -> None:
    """Adds a reader; called from ``AppConfig.ready``."""
    if reader not in _readers:
        _readers.append(reader)


def citations_in(content: Content) -> list[Citation]:
    """What all readers find, in the order of the content."""
    places = {part.place.path: number for number, part in reversed([*enumerate(content.parts)])}
    found = [citation for reader in _readers for citation in reader(content)]
    return sorted(found, key=lambda one: places.get(one.place.path, len(places)))


def registered_departments(citations: Iterable[Citation]) -> list[Department]:
    """Who answers for the laws cited, by the register; whose laws are cited most often first.

    Source: Law on Rule of Law Publicity and Education, article 9. One query.
    """
    times = Counter(citation.title for citation in citations)
    if not times:
        return []
    owners = LawResponsibility.objects.responsible_for_all(list(times))
    weight: Counter[int] = Counter()
    for title, owner in owners.items():
        weight[owner.pk] += times[title]
    found = {owner.pk: owner for owner in owners.values()}
    return sorted(found.values(), key=lambda one: (-weight[one.pk], one.sort_order, one.pk))
