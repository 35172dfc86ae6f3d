"""The fields of a guide page from its record."""

from typing import Any

from cms_pages.services.choices import Convenience, Level, PowerSource, Settled
from cms_pages.services.demo.citing import standing
from cms_pages.services.demo.records import TOWN, Guide, Limit, Material, Node, Step, Unit
from cms_pages.services.demo.values import (
    Pages,
    Stream,
    Value,
    faq_stream,
    limit_value,
    questions_stream,
    said_value,
)

_UNITS = {Unit.WORKDAY: "个工作日", Unit.DAY: "日", Unit.MONTH: "个月"}
_ON_THE_SPOT = "当场"


def fields_of(guide: Guide, pages: Pages) -> dict[str, Any]:
    """All fields; ``pages`` are those that it may lead to, by their keys."""
    fields = {
        "search_description": guide.summary,
        "keywords": "、".join(guide.words),
        "item_type": guide.item_type,
        "code": f"DEMO-{guide.key.upper()}",
        "level": guide.level,
        # What is decided elsewhere is taken in here; nobody was found to have delegated any of it.
        "power_source": PowerSource.OWN if guide.level == Level.TOWN else PowerSource.TAKES_IN,
        "audience": guide.audience,
        "who": guide.who.words,
        "quantity_limit": guide.quantity_limit,
        "handling": guide.handling,
        "has_no_statutory_limit": guide.has_no_statutory_limit,
        "is_free": guide.is_free,
        "visits": guide.visits,
        "visits_why": guide.visits_why,
        "scope": guide.scope,
        "channels": guide.channels,
        "conveniences": tuple(one for one in guide.channels if one in Convenience.values),
        "place": guide.place,
        "phone": guide.phone,
        "questions": questions_stream(guide.questions, pages),
        "related": [("page", pages[key]) for key in guide.related if key in pages],
        **_streams(guide),
    }
    return {**fields, "settled": _settled(guide, fields)}


def _streams(guide: Guide) -> dict[str, Stream]:
    return {
        "bases": [("citation", _basis(one.title, one.article, one.says)) for one in guide.bases],
        "conditions": [("condition", said_value(one)) for one in guide.conditions],
        "materials": [("material", _material(one)) for one in guide.materials],
        "statutory_limit": _limit(guide.statutory_limit),
        "promised_limit": _limit(guide.promised_limit),
        "special_procedures": [
            ("procedure", {"kind": kind, "limit": limit_value(limit)})
            for kind, limit in guide.special_procedures
        ],
        "fees": [
            (
                "fee",
                {
                    "name": one.name,
                    "amount": one.amount,
                    "reduction": one.reduction,
                    **standing(*one.sources),
                },
            )
            for one in guide.fees
        ],
        "steps": [("step", _step(one)) for one in guide.steps],
        "flow": [("node", _node(one)) for one in guide.flow],
        "results": [
            (
                "result",
                {
                    "name": one.name,
                    "kind": one.kind,
                    "validity": one.validity,
                    "handed_over": one.handed_over,
                    **standing(*one.sources),
                },
            )
            for one in guide.results
        ],
        "remedies": [("remedy", said_value(one)) for one in guide.remedies],
        "faq": faq_stream(guide.faq),
        "plain": [("line", said_value(one)) for one in guide.plain],
        "more": [("fact", {"name": name, **said_value(one)}) for name, one in guide.more],
    }


def _settled(guide: Guide, fields: dict[str, Any]) -> Stream:
    """Who can apply stands where its record says; whatever else is filled in is for the town to verify."""
    filled = [name for name in Settled.values if fields.get(name) or fields.get(name) == 0]
    return [
        (
            "field",
            {"of": name, **standing(*(guide.who.sources if name == Settled.WHO else (TOWN,)))},
        )
        for name in filled
        if fields[name] is not False
    ]


def _basis(title: str, article: str, says: str) -> Value:
    """Named in words, so that it is found as soon as the library has the law."""
    known = "" if article == TOWN else article
    return {"title": title, "article": known, "says": says, "unverified": not known}


def _limit(limit: Limit | None) -> Stream:
    return [("limit", limit_value(limit))] if limit else []


def _material(one: Material) -> Value:
    return {
        "name": one.name,
        "kind": one.kind,
        "originals": one.originals,
        "copies": one.copies,
        "form": one.form,
        "need": one.need.value,
        "waived": one.waived.value,
        "source": one.source,
        "issued_by": one.issued_by,
        "note": one.note,
        "either": one.either,
        "when": " ".join(one.when),
        **standing(*one.sources),
    }


def _step(one: Step) -> Value:
    """Its limit is words; what says so stands with what says the rest."""
    limit = one.limit
    return {
        "name": one.name,
        "what": f"<p>{one.what}</p>",
        "role": one.role,
        "limit": _in_words(limit) if limit else "",
        "criteria": one.criteria,
        "result": one.result,
        **standing(*one.sources, *(limit.sources if limit else ())),
    }


def _in_words(limit: Limit) -> str:
    if limit.unit == Unit.AT_ONCE:
        return limit.note or _ON_THE_SPOT
    note = f"（{limit.note}）" if limit.note else ""
    return f"{limit.number}{_UNITS[limit.unit]}{note}"


def _node(one: Node) -> Value:
    ways = [way.partition(":") for way in one.to]
    return {
        "key": one.key,
        "kind": one.kind,
        "words": one.words,
        "role": one.role,
        "limit": one.limit,
        "ways": [{"to": to, "condition": condition} for to, _colon, condition in ways],
    }
