"""The questionnaire of a guide (情形引导): which questions are asked, and which papers the answers call for.

Pure logic over plain values. A condition is written “question:option”, in addresses too. Of several
conditions one has to hold for each question that they name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

LONGEST = 60  # characters of a condition in an address


class Condition(NamedTuple):
    """That a question was answered so."""

    question: str
    option: str

    def __str__(self) -> str:
        return f"{self.question}:{self.option}"

    @classmethod
    def read(cls, written: str) -> "Condition | None":
        """The condition that is written; None for anything else."""
        question, colon, option = written.strip().partition(":")
        if not (question and colon and option) or len(written) > LONGEST:
            return None
        return cls(question.strip(), option.strip())


class Holds(Enum):
    """Whether conditions hold."""

    YES = "yes"
    NO = "no"
    OPEN = "open"  # as far as it was answered


@dataclass(frozen=True)
class Option:
    """An answer. ``stops`` says why the guide is not for whoever gives it; ``leads_to`` is the key of
    the page that is, if there is one."""

    key: str
    words: str
    stops: str = ""
    leads_to: str = ""


@dataclass(frozen=True)
class Question:
    """A question with its answers; asked where ``when`` holds."""

    key: str
    words: str
    options: tuple[Option, ...]
    when: tuple[Condition, ...] = ()

    def option(self, key: str) -> Option | None:
        """The answer of a key."""
        return next((one for one in self.options if one.key == key), None)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a questionnaire: in which question, counted from 1, and in words."""

    question: int
    says: str


@dataclass(frozen=True)
class Questionnaire:
    """The questions of a guide in their order."""

    questions: tuple[Question, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.questions)

    @cached_property
    def _by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    def problems(self) -> list[Problem]:
        """Everything that would make it unanswerable, question by question.

        A question may ask for earlier ones only, so that no questionnaire runs in a circle.
        """
        found: list[Problem] = []
        earlier: dict[str, Question] = {}
        for number, question in enumerate(self.questions, start=1):
            found += (Problem(number, says) for says in self._wrong(question, earlier))
            earlier.setdefault(question.key, question)
        return found

    def _wrong(self, question: Question, earlier: Mapping[str, Question]) -> Iterable[str]:
        if question.key in earlier:
            yield _("Another question has the key “%(key)s” already.") % {"key": question.key}
        keys = [option.key for option in question.options]
        if len(keys) < 2:
            yield _("A question needs at least two answers.")
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            yield _("Two answers have the key “%(key)s”.") % {"key": key}
        for condition in question.when:
            if says := self._unknown(condition, earlier, question.key):
                yield says

    def _unknown(self, condition: Condition, earlier: Mapping[str, Question], own: str) -> str:
        known = earlier.get(condition.question)
        if known is None:
            is_later = condition.question == own or condition.question in self._by_key
            says = (
                _("“%(condition)s” asks for a question that comes later: it would run in a circle.")
                if is_later
                else _("“%(condition)s” names a question that there is not.")
            )
            return says % {"condition": condition}
        if known.option(condition.option) is None:
            return _("“%(condition)s” names an answer that there is not.") % {
                "condition": condition
            }
        return ""

    def unknown(self, conditions: Iterable[Condition]) -> list[str]:
        """What is wrong with the conditions of something else, such as a paper."""
        says = (self._unknown(condition, self._by_key, "") for condition in conditions)
        return [one for one in says if one]

    def given(self, written: Iterable[str]) -> "Answers":
        """The answers of an address: what is unknown, or answers what is not asked, is left out."""
        said = {c.question: c.option for c in map(Condition.read, written) if c}
        answers: dict[str, str] = {}
        asked: list[Question] = []
        for question in self.questions:
            if holds(question.when, answers) is not Holds.YES:
                continue
            asked.append(question)
            if question.option(said.get(question.key, "")):
                answers[question.key] = said[question.key]
        return Answers(tuple(asked), answers)


@dataclass(frozen=True)
class Answers:
    """What somebody has answered so far, of the questions that are asked after that."""

    asked: tuple[Question, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def next(self) -> Question | None:
        """The first question without an answer."""
        return next((one for one in self.asked if one.key not in self.chosen), None)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to be asked."""
        return self.next is None

    @property
    def stop(self) -> Option | None:
        """The first answer with which the guide is not for them."""
        return next((option for _question, option in self.pairs if option.stops), None)

    @property
    def pairs(self) -> list[tuple[Question, Option]]:
        """The questions that were answered, each with its answer."""
        found = ((one, one.option(self.chosen.get(one.key, ""))) for one in self.asked)
        return [(question, option) for question, option in found if option]

    @property
    def written(self) -> list[str]:
        """The answers as an address keeps them."""
        return [str(Condition(question.key, option.key)) for question, option in self.pairs]

    def holds(self, conditions: Sequence[Condition]) -> Holds:
        """Whether something is called for after these answers."""
        verdict = holds(conditions, self.chosen)
        if verdict is not Holds.OPEN:
            return verdict
        open_keys = {one.key for one in self.asked} - self.chosen.keys()
        waits = any(c.question in open_keys or not self.is_complete for c in conditions)
        # A question that will not be asked any more has no answer that calls for anything.
        return Holds.OPEN if waits else Holds.NO


def holds(conditions: Iterable[Condition], answers: Mapping[str, str]) -> Holds:
    """Whether for each question named one of its conditions holds."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for condition in conditions:
        wanted[condition.question].add(condition.option)
    verdict = Holds.YES
    for question, options in wanted.items():
        if question not in answers:
            verdict = Holds.OPEN
        elif answers[question] not in options:
            return Holds.NO
    return verdict
