"""The questionnaire as a reader meets it: one question at a time, every answer an address."""

from dataclasses import dataclass

from django.http import HttpRequest

from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms_pages.kit.choosing import asked_with
from cms_pages.kit.related import readable_pages
from cms_pages.services.questionnaire import Answers, Condition, Option, Question

PARAMETER = "s"
PLACE = "situation"


@dataclass(frozen=True)
class Given:
    """A question that was answered, and the address at which it is asked again."""

    question: Question
    option: Option
    again: str


@dataclass(frozen=True)
class Situation:
    """What was answered, what is asked next, and where each answer leads."""

    answers: Answers
    given: tuple[Given, ...]
    choices: tuple[tuple[str, str], ...] = ()  # addresses and words
    empty: str = ""  # the address without any answer

    @property
    def question(self) -> Question | None:
        """What is asked next; nothing once an answer has ended the way."""
        return None if self.stop else self.answers.next

    @property
    def stop(self) -> Option | None:
        """The answer with which the guide is not for them."""
        return self.answers.stop


def situation_of(answers: Answers, request: HttpRequest) -> Situation:
    """The answers of a request with the addresses that lead on from them."""
    given = []
    before: list[str] = []
    for question, option in answers.pairs:
        given.append(Given(question, option, address(request, before)))
        before.append(str(Condition(question.key, option.key)))
    choices = tuple(
        (address(request, [*before, str(Condition(asked.key, option.key))]), option.words)
        for asked in filter(None, (answers.next,))
        for option in asked.options
    )
    return Situation(answers, tuple(given), choices, address(request, []))


def address(request: HttpRequest, written: list[str]) -> str:
    """The page's address with some answers, and with whatever else it says."""
    return f"{request.path}{asked_with(request, {PARAMETER: written})}#{PLACE}"


def elsewhere(questions: StreamValue, situation: Situation | None) -> Page | None:
    """The page that is theirs with whom an answer has ended the way, as this reader may see it."""
    key = situation.stop.leads_to if situation and situation.stop else ""
    if not key:
        return None
    options = (option for child in questions for option in child.value["options"])
    chosen = [o["leads_to"] for o in options if o["leads_to"] and str(o["leads_to"].pk) == key]
    return next(iter(readable_pages(chosen).values()), None)
