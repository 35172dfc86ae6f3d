"""The questionnaire as a reader meets it: one question at a time, every answer an address."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

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

    @property
    def number(self) -> int:
        """The place of the question among those that were asked."""
        return len(self.given) + 1


def situation_of(answers: Answers, request: HttpRequest) -> Situation:
    """The answers of a request with the addresses that lead on from them."""
    given = []
    before: list[str] = []
    for question, option in answers.pairs:
        given.append(Given(question, option, address(request, before)))
        before.append(str(Condition(question.key, option.key)))
    question = answers.next
    choices = tuple(
        (address(request, [*before, str(Condition(question.key, option.key))]), option.words)
        for option in (question.options if question else ())
    )
    return Situation(answers, tuple(given), choices, address(request, []))


def address(request: HttpRequest, written: list[str]) -> str:
    """The page's address with some answers, and with whatever else it says."""
    query: QueryDict = request.GET.copy()
    query.setlist(PARAMETER, written)
    asked = query.urlencode(safe=":")
    return f"{request.path}?{asked}#{PLACE}" if asked else f"{request.path}#{PLACE}"
