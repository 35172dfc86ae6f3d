"""A journey as a reader walks it: the tasks they have, and how far they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from wagtail.blocks import StructValue
from wagtail.models import Page

from cms_pages.kit.choosing import asked_with
from cms_pages.kit.related import readable_pages
from cms_pages.services.blocks.parts import conditions_of
from cms_pages.services.questionnaire import Answers, Holds
from cms_pages.services.reading.situation import PARAMETER, elsewhere, situation_of
from fazhi.departments.models import Department
from fazhi.links.kept import kept_query
from legal_library.citing.naming import NamedLaws

if TYPE_CHECKING:
    from cms_pages.services.models import JourneyPage

DONE = "done"
MOST_BESIDE = 8  # other journeys


@dataclass(frozen=True)
class Task:
    """One thing to do. ``guide`` is the page as this reader may see it; ``toggle`` the address at which it
    counts as done, or not any more."""

    value: StructValue
    guide: Page | None
    department: Department | None
    is_done: bool
    depends: bool
    toggle: str

    @property
    def name(self) -> str:
        """What is to be done."""
        chosen = self.value["guide"]
        return str(self.value["name"] or (self.guide or chosen).title)


@dataclass(frozen=True)
class Stage:
    """What comes next; ``is_current`` where one is."""

    value: StructValue
    number: int
    tasks: tuple[Task, ...]
    is_current: bool = False

    @property
    def is_done(self) -> bool:
        """Whether everything in it is done."""
        return all(task.is_done for task in self.tasks)

    @property
    def place(self) -> str:
        """Its place on the page."""
        return f"stage-{self.number}"


def journey_context(journey: "JourneyPage", request: HttpRequest) -> dict[str, Any]:
    """The stages after the answers in the address, and how far one is."""
    answers = journey.questionnaire.given(request.GET.getlist(PARAMETER))
    stages = _stages(journey, answers, request)
    current = next((stage for stage in stages if not stage.is_done), None)
    tasks = [task for stage in stages for task in stage.tasks]
    named = NamedLaws(
        [child.value["basis"] for field in ("before", "faq") for child in getattr(journey, field)]
        + [task.value["basis"] for task in tasks]
    )
    situation = situation_of(answers, request) if journey.questionnaire else None
    return {
        "situation": situation,
        "elsewhere": elsewhere(journey.questions, situation),
        "stages": [
            Stage(stage.value, stage.number, stage.tasks, is_current=stage is current)
            for stage in stages
        ],
        "current": current,
        "done": sum(task.is_done for task in tasks),
        "tasks": len(tasks),
        "kept": kept_query(journey, request),
        "from_the_start": _address(request, ()),
        "laws": {"named": named},
        "related": _others(journey),
    }


def _others(journey: "JourneyPage") -> list[Page]:
    found = type(journey).objects.live().filter(locale=journey.locale_id).exclude(pk=journey.pk)
    return list(readable_pages(found.order_by("path")[:MOST_BESIDE]).values())


def _stages(journey: "JourneyPage", answers: Answers, request: HttpRequest) -> list[Stage]:
    values = [child.value for child in journey.stages]
    tasks = [task for value in values for task in value["tasks"]]
    readable = readable_pages(task["guide"] for task in tasks if task["guide"])
    departments = _departments(readable.values())
    known = {task["key"] for task in tasks}
    done = [key for key in dict.fromkeys(request.GET.getlist(DONE)) if key in known]
    stages: list[Stage] = []
    for value in values:
        shown = []
        for task in value["tasks"]:
            if not (task["name"] or task["guide"]):
                continue  # its guide was deleted, and nobody has said what else is to be done
            verdict = answers.holds(conditions_of(task["when"]))
            if verdict is Holds.NO:
                continue
            guide = readable.get(task["guide"].translation_key) if task["guide"] else None
            is_done = task["key"] in done
            others = [key for key in done if key != task["key"]]
            shown.append(
                Task(
                    task,
                    guide,
                    task["department"] or (departments.get(guide.pk) if guide else None),
                    is_done,
                    verdict is Holds.OPEN,
                    _address(request, others if is_done else [*others, task["key"]], task["key"]),
                )
            )
        if shown:
            stages.append(Stage(value, len(stages) + 1, tuple(shown)))
    return stages


def _departments(guides: Iterable[Page]) -> dict[int, Department]:
    """Who answers for each guide; one query."""
    from cms_pages.services.models import ServiceGuidePage

    keys = [guide.pk for guide in guides]
    found = ServiceGuidePage.objects.filter(pk__in=keys).select_related("responsible_department")
    return {
        guide.pk: guide.responsible_department
        for guide in found.only("responsible_department")
        if guide.responsible_department
    }


def _address(request: HttpRequest, done: Iterable[str], place: str = "") -> str:
    mark = f"#task-{place}" if place else ""
    return f"{request.path}{asked_with(request, {DONE: list(done)})}{mark}"
