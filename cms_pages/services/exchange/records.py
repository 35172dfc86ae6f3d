"""A guide as a record for programs.

Texts are plain. What is chosen from a list is ``{"value", "label"}``, the value being the same for
ever (`cms_pages.services.choices`) and the label in the language of the page; None where nothing is chosen.
Days are written as 2026-01-31. Lists are in the order of the guide:

- ``bases``: ``name`` (《…》第三条), ``says``, ``in_library``
- ``materials``: the columns of the workbook, and ``when``: the answers, as “question:option”, with which a
  paper is asked for, of each question that is named at least one; without any it always is
- ``questions``: ``key``, ``words``, ``when`` and ``options`` with ``key``, ``words``, ``stops``
- ``steps``: ``name``, ``what``, ``role``, ``limit``, ``criteria``, ``result``
- ``statutory_limit``, ``promised_limit``: ``number``, ``unit``, ``note``, or None
- ``fees``, ``results``, ``special_procedures``, ``conditions``, ``remedies``, ``plain``, ``faq``, ``more``,
  ``settled``

What stands in such a list says where it is laid down (``basis``) and whether the town has still to verify it
(``unverified``).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

from wagtail.rich_text import get_text_for_indexing

from cms_pages.services import choices
from cms_pages.services.exchange.fields.base import Value, stored
from cms_pages.services.exchange.known import Known
from fazhi.departments.law_titles import marked_law_title

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

_TEXTS = (
    *("code", "basic_code", "title", "handled_item", "delegated_to", "joint_offices", "who"),
    *("quantity_limit", "intermediary", "visits", "visits_why", "online_url", "mobile_url"),
    *("place", "place_hours", "phone", "is_free", "has_no_statutory_limit"),
)
_CHOSEN: dict[str, type[TextChoices]] = {
    "item_type": choices.ItemType,
    "state": choices.ItemState,
    "level": choices.Level,
    "power_source": choices.PowerSource,
    "handling": choices.Handling,
    "scope": choices.Scope,
    "online_depth": choices.Depth,
}
_SETS: dict[str, type[TextChoices]] = {
    "audience": choices.Audience,
    "channels": choices.Channel,
    "conveniences": choices.Convenience,
}
_LISTS: dict[str, dict[str, type[TextChoices]]] = {
    "conditions": {},
    "materials": {
        "kind": choices.MaterialKind,
        "form": choices.MaterialForm,
        "need": choices.Need,
        "waived": choices.Waived,
        "source": choices.Source,
    },
    "fees": {},
    "steps": {},
    "results": {"kind": choices.ResultKind},
    "remedies": {},
    "plain": {},
    "faq": {},
    "more": {},
    "settled": {"of": choices.Settled},
}
_FILES = {"blank", "sample"}


def as_records(guides: "Iterable[ServiceGuidePage]", known: Known) -> Iterator[Value]:
    """The records of guides; ``known`` knows the laws that they rest on."""
    for guide in guides:
        yield {
            "id": guide.public_id,
            **{name: getattr(guide, name) for name in _TEXTS},
            "summary": guide.search_description,
            **{name: _chosen(getattr(guide, name), of) for name, of in _CHOSEN.items()},
            **{
                name: [_chosen(one, of) for one in getattr(guide, name)]
                for name, of in _SETS.items()
            },
            "valid_from": guide.valid_from.isoformat() if guide.valid_from else None,
            "valid_until": guide.valid_until.isoformat() if guide.valid_until else None,
            "department": str(guide.responsible_department or "") or None,
            "life_events": [event.name for event in guide.life_events.all()],
            "counters": [
                {"venue": one.venue.name, "number": one.number, "name": one.name}
                for one in guide.counters.all()
            ],
            "bases": [_basis(item["value"], known) for item in stored(guide, "bases")],
            "questions": [_question(item["value"]) for item in stored(guide, "questions")],
            "statutory_limit": _first_limit(guide, "statutory_limit"),
            "promised_limit": _first_limit(guide, "promised_limit"),
            "special_procedures": [
                {"kind": item["value"].get("kind"), **_limit(item["value"].get("limit") or {})}
                for item in stored(guide, "special_procedures")
            ],
            **{
                name: [_entry(item["value"], of) for item in stored(guide, name)]
                for name, of in _LISTS.items()
            },
        }


def _chosen(value: Any, of: type[TextChoices]) -> dict[str, str] | None:
    return {"value": value, "label": str(of(value).label)} if value else None


def _basis(value: Value, known: Known) -> Value:
    law = known.law(value.get("law"))
    named = marked_law_title(value.get("title", "")) + value.get("article", "")
    return {
        "name": law.label if law else named,
        "says": value.get("says", ""),
        "in_library": law is not None,
        "unverified": bool(value.get("unverified")),
    }


def _question(value: Value) -> Value:
    options = (option.get("value", option) for option in value.get("options", ()))
    return {
        "key": value.get("key"),
        "words": value.get("words"),
        "when": (value.get("when") or "").split(),
        "options": [
            {name: option.get(name) or "" for name in ("key", "words", "stops")}
            for option in options
        ],
    }


def _first_limit(guide: "ServiceGuidePage", field: str) -> Value | None:
    return next((_limit(item["value"]) for item in stored(guide, field)), None)


def _limit(value: Value) -> Value:
    return {**value, "unit": _chosen(value.get("unit"), choices.Unit)}


def _entry(value: Value, of: dict[str, type[TextChoices]]) -> Value:
    """An entry without the files that it offers."""
    found: Value = {
        name: _chosen(one, of[name]) if name in of else one
        for name, one in value.items()
        if name not in _FILES
    }
    if "what" in found:
        found["what"] = get_text_for_indexing(found["what"] or "")
    if "when" in found:
        found["when"] = (found["when"] or "").split()
    return found
