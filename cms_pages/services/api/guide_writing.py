"""A guide as the API writes it, in the language that is in use."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import HttpRequest

from wagtail.blocks import StreamValue, StructValue
from wagtail.rich_text import get_text_for_indexing

from cms_pages.services import choices
from cms_pages.services.api import guide_schemas as schemas
from cms_pages.services.api.addresses import (
    choice_if,
    choice_of,
    choices_in,
    department_ref,
    document_url,
    guide_refs,
    guide_url,
    window_ref,
)
from cms_pages.services.api.schemas import GuideRef, GuideSummary, LifeEventRef
from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.reading.guide import related_to
from cms_pages.services.reading.laws import Laws
from cms_pages.services.reading.limits import first_limit, limit_words
from cms_pages.services.windows.guides import public_guides
from fazhi.charts.flow import NodeKind

Part = TypeVar("Part")


def summary_of(guide: ServiceGuidePage, request: HttpRequest) -> GuideSummary:
    """A guide as lists have it."""
    return GuideSummary(**_summary(guide, request))


def guide_of(guide: ServiceGuidePage, request: HttpRequest) -> schemas.Guide:
    """A guide with everything that its page says."""
    return schemas.Guide(
        **_summary(guide, request),
        **_plain_fields(guide),
        bases=_bases(guide),
        conditions=_each(guide.conditions, _said),
        questions=_questions(guide),
        materials=_each(guide.materials, lambda value: _paper(value, request)),
        statutory_limit=_limit_if(first_limit(guide.statutory_limit)),
        promised_limit=_limit_if(first_limit(guide.promised_limit)),
        special_procedures=_each(guide.special_procedures, _special_procedure),
        fees=_each(guide.fees, _fee),
        steps=_each(guide.steps, _step),
        flow=_flow(guide),
        results=_each(guide.results, lambda value: _result(value, request)),
        remedies=_each(guide.remedies, _said),
        faq=_each(guide.faq, _entry),
        plain=_each(guide.plain, _said),
        more=_each(guide.more, _fact),
        settled=_each(guide.settled, _settled),
        related=_related(guide, request),
    )


def _summary(guide: ServiceGuidePage, request: HttpRequest) -> dict[str, Any]:
    department = guide.responsible_department
    return {
        "public_id": guide.public_id,
        "code": guide.code,
        "title": guide.title,
        "summary": guide.summary,
        "language": guide.locale.language_code,
        "item_type": choice_of(choices.ItemType, guide.item_type),
        "state": choice_of(choices.ItemState, guide.state),
        "audience": choices_in(guide, "audience"),
        "department": department_ref(department, request) if department else None,
        "life_events": [
            LifeEventRef(slug=event.slug, name=event.title) for event in guide.life_events.all()
        ],
        "windows": [window_ref(counter, request) for counter in guide.counters.all()],
        "url": guide_url(guide, request),
        "updated_at": guide.last_published_at,
    }


def _plain_fields(guide: ServiceGuidePage) -> dict[str, Any]:
    names = (
        *("basic_code", "handled_item", "valid_from", "valid_until", "delegated_to"),
        *("joint_offices", "who", "quantity_limit", "intermediary", "has_no_statutory_limit"),
        *("is_free", "visits", "visits_why", "online_url", "mobile_url", "place", "place_hours"),
        *("phone", "reviewed_on"),
    )
    return {name: getattr(guide, name) for name in names} | {
        "level": choice_if(choices.Level, guide.level),
        "power_source": choice_if(choices.PowerSource, guide.power_source),
        "handling": choice_of(choices.Handling, guide.handling),
        "scope": choice_if(choices.Scope, guide.scope),
        "channels": choices_in(guide, "channels"),
        "conveniences": choices_in(guide, "conveniences"),
        "online_depth": choice_if(choices.Depth, guide.online_depth),
    }


def _each(stream: StreamValue, write: Callable[[StructValue], Part]) -> list[Part]:
    return [write(child.value) for child in stream]


def _sourced(value: StructValue) -> dict[str, Any]:
    return {"basis": value["basis"], "unverified": value["unverified"]}


def _said(value: StructValue) -> schemas.Said:
    return schemas.Said(words=value["words"], **_sourced(value))


def _fact(value: StructValue) -> schemas.Fact:
    return schemas.Fact(name=value["name"], words=value["words"], **_sourced(value))


def _settled(value: StructValue) -> schemas.SettledField:
    return schemas.SettledField(of=choice_of(choices.Settled, value["of"]), **_sourced(value))


def _entry(value: StructValue) -> schemas.Entry:
    return schemas.Entry(question=value["question"], answer=value["answer"], **_sourced(value))


def _bases(guide: ServiceGuidePage) -> list[schemas.LegalBasis]:
    return [
        schemas.LegalBasis(
            title=basis.label,
            says=basis.says,
            url=basis.url,
            status=str(basis.tag["label"]),
            is_in_library=basis.is_known,
            unverified=basis.unverified,
        )
        for basis in Laws(guide).bases
    ]


def _questions(guide: ServiceGuidePage) -> list[schemas.Question]:
    return [
        schemas.Question(
            key=question.key,
            words=question.words,
            options=[
                schemas.Option(key=option.key, words=option.words, stops=option.stops)
                for option in question.options
            ],
            when=[str(condition) for condition in question.when],
        )
        for question in guide.questionnaire.questions
    ]


def _paper(value: StructValue, request: HttpRequest) -> schemas.Paper:
    names = ("name", "issued_by", "note", "size", "accepted_if")
    return schemas.Paper(
        **{name: value[name] for name in names},
        **_sourced(value),
        kind=choice_of(choices.MaterialKind, value["kind"]),
        originals=value["originals"] or 0,
        copies=value["copies"] or 0,
        form=choice_of(choices.MaterialForm, value["form"]),
        need=choice_of(choices.Need, value["need"]),
        waived=choice_if(choices.Waived, value["waived"]),
        source=choice_of(choices.Source, value["source"]),
        group=value["either"].strip().upper(),
        when=value["when"].split(),
        blank_url=document_url(value["blank"], request),
        sample_url=document_url(value["sample"], request),
    )


def _limit_if(value: StructValue | None) -> schemas.Limit | None:
    return _limit(value) if value else None


def _limit(value: StructValue) -> schemas.Limit:
    return schemas.Limit(
        number=value["number"],
        unit=choice_of(choices.Unit, value["unit"]),
        text=limit_words(value),
        note=value["note"],
        **_sourced(value),
    )


def _special_procedure(value: StructValue) -> schemas.SpecialProcedure:
    return schemas.SpecialProcedure(kind=value["kind"], limit=_limit(value["limit"]))


def _fee(value: StructValue) -> schemas.Fee:
    names = ("name", "amount", "reduction")
    return schemas.Fee(**{name: value[name] for name in names}, **_sourced(value))


def _step(value: StructValue) -> schemas.Step:
    names = ("name", "role", "limit", "criteria", "result")
    return schemas.Step(
        **{name: value[name] for name in names},
        what=get_text_for_indexing(value["what"].source),
        **_sourced(value),
    )


def _flow(guide: ServiceGuidePage) -> list[schemas.Node]:
    return [
        schemas.Node(
            key=node.key,
            kind=choice_of(NodeKind, node.kind),
            words=node.words,
            role=node.role,
            limit=node.limit,
            ways=[schemas.Way(to=way.to, condition=way.condition) for way in node.ways],
        )
        for node in guide.flow_chart.nodes
    ]


def _result(value: StructValue, request: HttpRequest) -> schemas.Result:
    names = ("name", "validity", "handed_over")
    return schemas.Result(
        **{name: value[name] for name in names},
        **_sourced(value),
        kind=choice_of(choices.ResultKind, value["kind"]),
        sample_url=document_url(value["sample"], request),
    )


def _related(guide: ServiceGuidePage, request: HttpRequest) -> list[GuideRef]:
    """The related guides, in their order; pages of other kinds have no place here."""
    keys = [page.pk for page in related_to(guide)]
    found: Iterable[ServiceGuidePage] = public_guides().filter(pk__in=keys).select_related("locale")
    by_key = {one.pk: one for one in found}
    return guide_refs((by_key[key] for key in keys if key in by_key), request)
