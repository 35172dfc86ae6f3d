"""Service guides and what belongs to them. Pages are made below ``parent`` and are public."""

from typing import Any

import factory

from cms_pages.services.models import GuidesPage, JourneyPage, LifeEvent, ServiceGuidePage
from tests.factories.pages import PageFactory

Block = tuple[str, dict[str, Any]]


def said(words: str, basis: str = "", *, unverified: bool = False) -> dict[str, Any]:
    """A sentence with where it stands."""
    return {"words": words, "basis": basis, "unverified": unverified}


def material(name: str, **more: Any) -> Block:
    """A paper; without more, one original that everybody brings."""
    paper = {
        "name": name,
        "kind": "certificate",
        "originals": 1,
        "copies": 0,
        "form": "paper",
        "need": "needed",
        "waived": "",
        "source": "applicant",
        "issued_by": "",
        "note": "",
        "size": "",
        "accepted_if": "",
        "either": "",
        "when": "",
        "blank": None,
        "sample": None,
        "basis": "",
        "unverified": False,
    }
    return ("material", {**paper, **more})


def question(key: str, words: str, *options: tuple[Any, ...], when: str = "") -> Block:
    """A question; options are key, words, and perhaps why they stop and where they lead."""
    return (
        "question",
        {
            "key": key,
            "words": words,
            "when": when,
            "options": [
                {
                    "key": option[0],
                    "words": option[1],
                    "stops": option[2] if len(option) > 2 else "",
                    "leads_to": option[3] if len(option) > 3 else None,
                }
                for option in options
            ],
        },
    )


def basis(title: str = "", article: str = "", *, law: str = "", says: str = "怎么定的") -> Block:
    """A legal basis: named, or chosen by its key."""
    value = {"law": law, "title": title, "article": article, "says": says, "unverified": False}
    return ("citation", value)


def step(name: str, what: str = "照着做。") -> Block:
    """A step of handling."""
    facts = {"role": "窗口人员", "limit": "", "criteria": "", "result": ""}
    return (
        "step",
        {"name": name, "what": f"<p>{what}</p>", **facts, "basis": "", "unverified": False},
    )


def node(key: str, words: str, kind: str = "step", *to: str) -> Block:
    """A node of the flow chart; ``to`` as “key:condition”."""
    ways = [{"to": one.partition(":")[0], "condition": one.partition(":")[2]} for one in to]
    return (
        "node",
        {"key": key, "words": words, "kind": kind, "role": "", "limit": "", "ways": ways},
    )


def limit(number: int | None, unit: str = "workday", note: str = "") -> list[Block]:
    """A time limit as its field holds it."""
    value = {"number": number, "unit": unit, "note": note, "basis": "", "unverified": False}
    return [("limit", value)]


def task(key: str, name: str = "", guide: Any = None, **more: Any) -> dict[str, Any]:
    """A task of a journey."""
    empty = {"department": None, "place": "", "words": "", "when": "", "basis": ""}
    return {"key": key, "name": name, "guide": guide, **empty, "unverified": False, **more}


def stage(name: str, *tasks: dict[str, Any]) -> Block:
    """A stage of a journey."""
    return ("stage", {"name": name, "words": "", "tasks": list(tasks)})


class LifeEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LifeEvent

    name = factory.Sequence(lambda n: f"人生事件{n}")


class GuidesPageFactory(PageFactory):
    class Meta:
        model = GuidesPage

    title = "办事指南"
    slug = "guides"


class ServiceGuidePageFactory(PageFactory):
    class Meta:
        model = ServiceGuidePage

    title = factory.Sequence(lambda n: f"办事指南{n}")
    search_description = "一句话说明。"
    item_type = "service"
    conditions = factory.LazyFunction(lambda: [("condition", said("住在本镇。"))])
    materials = factory.LazyFunction(lambda: [material("申请表")])
    steps = factory.LazyFunction(lambda: [step("申请"), step("领取")])


class JourneyPageFactory(PageFactory):
    class Meta:
        model = JourneyPage

    title = factory.Sequence(lambda n: f"一件事{n}")
    stages = factory.LazyFunction(lambda: [stage("先做", task("first", "第一件"))])
