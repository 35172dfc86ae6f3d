"""What engines are asked: all of the query strictly, its rarest tokens within a budget."""

from search.engines.base import Within
from search.readers import Place
from search.understanding.planning import (
    MOST_TOKENS,
    POSTINGS,
    Expansion,
    Weights,
    make_plan,
    tokens_of,
)
from search.understanding.query import Query

WEIGHTS = Weights(
    100_000, {"噪声": 900, "声扰": 20, "扰民": 300, "噪": 1000, "声": 60_000, "扰": 400}
)


def test_every_run_must_stand_or_what_texts_say_for_it() -> None:
    expansion = Expansion("扰民", (("干扰", "生活"),))
    plan = make_plan(
        Query("", runs=("噪声扰民", "装修"), phrases=("限定时间",)), [expansion], WEIGHTS
    )
    assert plan.strict == (
        (("噪声扰民",), ("干扰", "生活")),
        (("装修",),),
        (("限定时间",),),
    )


def test_the_rarest_tokens_may_stand_and_common_ones_are_left_out() -> None:
    plan = make_plan(Query("", runs=("噪声扰民",)), [], WEIGHTS)
    assert [token for token, _ in plan.relaxed] == ["声扰", "扰民", "扰", "噪声", "噪"]


def test_a_single_character_weighs_as_two_pairs() -> None:
    weights = Weights(1000, {"噪声": 10, "噪": 10})
    plan = make_plan(Query("", runs=("噪声",)), [], weights)
    assert dict(plan.relaxed)["噪"] == 2 * dict(plan.relaxed)["噪声"]


def test_only_as_much_is_looked_at_as_the_budget_allows() -> None:
    run = "".join(chr(0x4E00 + n) for n in range(60))
    weights = Weights(10**6, dict.fromkeys(tokens_of(Query("", runs=(run,)), []), 1500))
    plan = make_plan(Query("", runs=(run,)), [], weights)
    assert len(plan.relaxed) <= min(MOST_TOKENS, POSTINGS // 1500 + 1)


def test_common_words_alone_are_looked_for_all_the_same() -> None:
    plan = make_plan(Query("", runs=("声",)), [], WEIGHTS)
    assert [token for token, _ in plan.relaxed] == ["声"]


def test_subjects_that_the_query_names_are_looked_into() -> None:
    named = (Place("law", 7), Place("law", None, "art_1"))
    plan = make_plan(Query("", runs=("噪声",), subjects=named), [], WEIGHTS)
    assert plan.focus == (Within("law", 7),)
