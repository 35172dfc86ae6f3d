"""What a guide says of all that it should say.

Source: the eight key elements that inspections of government websites count (国办秘函〔2019〕19号);
the fields of GB/T 39735-2020 for the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage


@dataclass(frozen=True)
class Element:
    """Something that a guide should say, and whether it does."""

    key: str
    label: str | Promise
    is_there: bool


@dataclass(frozen=True)
class Completeness:
    """What there is and what is missing. ``unverified`` counts what still waits to be verified."""

    key_elements: tuple[Element, ...]
    others: tuple[Element, ...]
    unverified: int = 0

    @property
    def elements(self) -> tuple[Element, ...]:
        """The eight first, then all others."""
        return (*self.key_elements, *self.others)

    @property
    def score(self) -> int:
        """How much of all there is, in percent; 100 only where nothing is missing."""
        there = sum(element.is_there for element in self.elements)
        return there * 100 // len(self.elements)

    @property
    def figures(self) -> tuple[int, int, int]:
        """The score, how many key elements are missing, and how much is unverified."""
        return self.score, len(self.missing_key_elements), self.unverified

    @property
    def missing_key_elements(self) -> list[Element]:
        """Those of the eight that are missing."""
        return [element for element in self.key_elements if not element.is_there]

    @property
    def missing(self) -> list[Element]:
        """Everything that is missing."""
        return [element for element in self.elements if not element.is_there]


def completeness_of(guide: "ServiceGuidePage") -> Completeness:
    """How complete a guide is, as it is in memory; counters are asked with their hours."""
    return Completeness(tuple(_key_elements(guide)), tuple(_others(guide)), sum(_unverified(guide)))


def _key_elements(guide: "ServiceGuidePage") -> Iterator[Element]:
    counters = list(guide.counters.all())
    hours = guide.place_hours or any(counter.schedule for counter in counters)
    phone = guide.phone or any(c.venue.phone for c in counters)
    if not phone and guide.responsible_department:
        phone = guide.responsible_department.phone
    yield Element("title", _("name of the item"), bool(guide.title))
    yield Element("bases", _("legal bases"), bool(len(guide.bases)))
    yield Element("conditions", _("conditions"), bool(len(guide.conditions)))
    yield Element("materials", pgettext_lazy("to bring", "papers"), bool(len(guide.materials)))
    yield Element("place", _("where it is handled"), bool(counters or guide.place))
    yield Element("hours", _("when it is handled"), bool(hours))
    yield Element("phone", _("telephone"), bool(phone))
    yield Element("steps", _("steps"), bool(len(guide.steps)))


# Fields that are there when they hold anything at all.
_SIMPLE = (
    *("search_description", "responsible_department", "keywords", "code", "power_source", "level"),
    *("who", "audience", "visits_why", "scope", "channels"),
)
_STREAMS = ("questions", "results", "remedies", "faq", "plain", "flow", "related")


def _others(guide: "ServiceGuidePage") -> Iterator[Element]:
    for name in (*_SIMPLE, *_STREAMS):
        value = getattr(guide, name)
        yield Element(name, _label(guide, name), bool(len(value) if name in _STREAMS else value))
    yield Element("life_events", _label(guide, "life_events"), bool(guide.life_events.all()))
    yield Element("visits", _label(guide, "visits"), guide.visits is not None)
    yield Element(
        "promised_limit", _label(guide, "promised_limit"), bool(len(guide.promised_limit))
    )
    has_limit = bool(len(guide.statutory_limit)) or guide.has_no_statutory_limit
    yield Element("statutory_limit", _label(guide, "statutory_limit"), has_limit)
    yield Element("fees", _label(guide, "fees"), guide.is_free or bool(len(guide.fees)))


def _label(guide: "ServiceGuidePage", name: str) -> Any:
    if name == "search_description":
        return _("summary")
    field: Any = guide._meta.get_field(name)
    return field.verbose_name


def _unverified(guide: "ServiceGuidePage") -> Iterator[bool]:
    """Every entry of which the town has not said yet that it is right."""
    for name in (*guide.cites_in, "bases"):
        for child in getattr(guide, name):
            yield bool(child.value.get("unverified"))


def keep_figures(guide: "ServiceGuidePage") -> None:
    """Writes the figures of a guide anew where they changed without it: with the hours of a counter."""
    figures = completeness_of(guide).figures
    if figures != (guide.score, guide.missing, guide.unverified):
        found = type(guide).objects.filter(pk=guide.pk)
        found.update(**dict(zip(("score", "missing", "unverified"), figures, strict=True)))
