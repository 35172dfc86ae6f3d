"""The fields of a journey page from its record."""

from typing import Any

from cms_pages.services.demo.citing import standing
from cms_pages.services.demo.records import Journey, Task
from cms_pages.services.demo.values import (
    Pages,
    Value,
    faq_stream,
    questions_stream,
    said_value,
)
from fazhi.departments.models import Department
from fazhi.town.demo import DemoTown


def fields_of(journey: Journey, pages: Pages, town: DemoTown) -> dict[str, Any]:
    """All fields; ``pages`` are those that it leads to, by their keys."""
    return {
        "search_description": journey.summary,
        "keywords": "、".join(journey.words),
        "before": [("line", said_value(one)) for one in journey.before],
        "faq": faq_stream(journey.faq),
        "questions": questions_stream(journey.questions, pages),
        "stages": [
            (
                "stage",
                {
                    "name": stage.name,
                    "words": stage.words,
                    "tasks": [_task(task, pages, town) for task in stage.tasks],
                },
            )
            for stage in journey.stages
        ],
    }


def _task(task: Task, pages: Pages, town: DemoTown) -> Value:
    return {
        "key": task.key,
        "name": task.name,
        "guide": pages.get(task.guide),
        "department": (
            town.get(f"department:{task.department}", Department) if task.department else None
        ),
        "place": task.place,
        "words": task.words,
        "when": " ".join(task.when),
        **standing(*task.sources),
    }
