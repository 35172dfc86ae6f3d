"""What the fields of guides and journeys share: records as values of blocks."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page

from cms_pages.services.demo.citing import standing
from cms_pages.services.demo.records import Entry, Limit, Question, Said

Pages = Mapping[str, Page]
Value = dict[str, Any]
Stream = list[tuple[str, Any]]


def said_value(one: Said) -> Value:
    """A sentence."""
    return {"words": one.words, **standing(*one.sources)}


def limit_value(limit: Limit) -> Value:
    """A time limit."""
    return {
        "number": limit.number or None,
        "unit": limit.unit.value,
        "note": limit.note,
        **standing(*limit.sources),
    }


def faq_stream(entries: Iterable[Entry]) -> Stream:
    """Common questions."""
    return [
        ("entry", {"question": question, "answer": answer.words, **standing(*answer.sources)})
        for question, answer in entries
    ]


def questions_stream(questions: Iterable[Question], pages: Pages) -> Stream:
    """The questionnaire; an answer that leads to a page that is gone leads nowhere."""
    return [
        (
            "question",
            {
                "key": question.key,
                "words": question.words,
                "options": [
                    {
                        "key": option.key,
                        "words": option.words,
                        "stops": option.stops,
                        "leads_to": pages.get(option.leads_to),
                    }
                    for option in question.options
                ],
                "when": " ".join(question.when),
            },
        )
        for question in questions
    ]
