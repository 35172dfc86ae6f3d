"""Which questions a questionnaire asks, and what the answers call for."""

import pytest

from cms_pages.services.questionnaire import Condition, Holds, Option, Question, Questionnaire


def question(key: str, *options: str, when: tuple[str, ...] = ()) -> Question:
    return Question(
        key,
        f"{key}?",
        tuple(Option(one, one) for one in options),
        tuple(Condition(*one.split(":")) for one in when),
    )


HOUSE = Questionnaire(
    (
        question("work", "new", "rebuild"),
        question("listed", "yes", "no", when=("work:rebuild",)),
        question("land", "farm", "village"),
    )
)


def test_questions_are_asked_where_earlier_answers_call_for_them() -> None:
    assert [one.key for one in HOUSE.given([]).asked] == ["work", "land"]
    assert [one.key for one in HOUSE.given(["work:rebuild"]).asked] == ["work", "listed", "land"]


def test_the_next_question_is_the_first_without_an_answer() -> None:
    answers = HOUSE.given(["work:rebuild", "land:farm"])
    assert answers.next is HOUSE.questions[1]
    assert not answers.is_complete
    assert HOUSE.given(["work:new", "land:farm"]).is_complete


@pytest.mark.parametrize(
    "written", ["work:gone", "nothing:yes", "work", ":", "work:", "x" * 500, "listed:yes"]
)
def test_an_address_that_says_something_else_answers_nothing(written: str) -> None:
    assert HOUSE.given([written]).written == []


def test_an_address_comes_back_as_it_was_written() -> None:
    written = ["work:rebuild", "listed:no", "land:farm"]
    assert HOUSE.given(reversed(written)).written == written


def test_an_answer_that_is_changed_drops_what_it_alone_had_asked() -> None:
    assert HOUSE.given(["work:new", "listed:no"]).written == ["work:new"]


@pytest.mark.parametrize(
    ("written", "conditions", "expected"),
    [
        ([], "", Holds.YES),
        ([], "work:new", Holds.OPEN),
        (["work:new"], "work:new", Holds.YES),
        (["work:new"], "work:rebuild", Holds.NO),
        (["work:new"], "work:new work:rebuild", Holds.YES),
        (["work:new"], "work:new land:farm", Holds.OPEN),
        (["work:new", "land:village"], "work:new land:farm", Holds.NO),
        # Not asked of whoever builds anew, and never will be.
        (["work:new", "land:farm"], "listed:yes", Holds.NO),
        (["work:rebuild", "land:farm"], "listed:yes", Holds.OPEN),
    ],
)
def test_what_a_paper_is_asked_for(written: list[str], conditions: str, expected: Holds) -> None:
    wanted = [Condition(*one.split(":")) for one in conditions.split()]
    assert HOUSE.given(written).holds(wanted) is expected


def test_an_answer_can_end_it() -> None:
    stops = Option("no", "no", stops="不是本村成员。", leads_to="lease")
    asked = Questionnaire((Question("member", "?", (Option("yes", "yes"), stops)),))
    assert asked.given(["member:no"]).stop is stops
    assert asked.given(["member:yes"]).stop is None


@pytest.mark.parametrize(
    ("questions", "numbers"),
    [
        (HOUSE.questions, []),
        ((question("a", "x", "y", when=("a:x",)),), [1]),
        ((question("a", "x", "y", when=("b:x",)), question("b", "x", "y", when=("a:x",))), [1]),
        ((question("a", "x", "y"), question("a", "x", "y")), [2]),
        ((question("a", "x"),), [1]),
        ((question("a", "x", "x"),), [1]),
        ((question("a", "x", "y"), question("b", "x", "y", when=("a:z", "c:x"))), [2, 2]),
    ],
)
def test_what_cannot_be_answered_is_named_by_its_question(
    questions: tuple[Question, ...], numbers: list[int]
) -> None:
    problems = Questionnaire(questions).problems()
    assert [one.question for one in problems] == numbers
    assert all(one.says for one in problems)
