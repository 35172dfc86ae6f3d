"""What is worth more: rare words, all of what texts say for a word, what is said, weight and name."""

from search.finding.ranking import NAMED, Candidate, Ranker
from search.readers import Place
from search.understanding.planning import Expansion, Weights
from search.understanding.query import Query

WEIGHTS = Weights(
    1000,
    {
        "噪声": 20,
        "噪": 30,
        "声": 200,
        "扰民": 10,
        "扰": 20,
        "民": 500,
        "社会": 90,
        "生活": 90,
        "app": 5,
    },
)


def candidate(
    entry: int, words: str, *, said: str = "", boost: float = 1.0, subject: int = 1
) -> Candidate:
    return Candidate(entry, "law", subject, f"art_{entry}", boost, 20, words, said)


def order(
    query: Query, *candidates: Candidate, expansions: tuple[Expansion, ...] = ()
) -> list[int]:
    ranker = Ranker(query, expansions, WEIGHTS, 20.0)
    return [one.candidate.entry for one in ranker.order(candidates)]


NOISE = Query("", runs=("噪声",))


def test_what_has_nothing_of_the_query_is_left_out() -> None:
    assert order(NOISE, candidate(1, "摊位费"), candidate(2, "噪声")) == [2]


def test_the_heavier_entry_comes_first_and_equal_ones_by_their_id() -> None:
    heavy = candidate(3, "噪声", boost=2.8)
    assert order(NOISE, candidate(2, "噪声"), candidate(1, "噪声"), heavy) == [3, 1, 2]


def test_what_is_said_for_an_entry_counts_for_more_than_its_text() -> None:
    assert order(NOISE, candidate(1, "噪声"), candidate(2, "摊位", said="噪声")) == [2, 1]


def test_a_law_that_the_query_names_counts_twice() -> None:
    query = Query("", runs=("噪声",), subjects=(Place("law", 9),))
    ranker = Ranker(query, (), WEIGHTS, 20.0)
    named, other = candidate(2, "噪声", subject=9), candidate(1, "噪声")
    scores = {one.candidate.entry: one.score for one in ranker.order([named, other])}
    assert scores[2] > NAMED * scores[1] * 0.99


def test_half_of_an_alternative_is_worth_less_than_half() -> None:
    expansion = Expansion("扰民", (("社会", "生活"),))
    query = Query("", runs=("扰民",))
    ranker = Ranker(query, (expansion,), WEIGHTS, 20.0)
    scores = {
        one.candidate.entry: one.score
        for one in ranker.order([candidate(1, "社会"), candidate(2, "社会生活")])
    }
    assert scores[1] < scores[2] / 2


def test_letters_count_as_whole_words_only() -> None:
    query = Query("", runs=("app",))
    assert order(query, candidate(1, "happy"), candidate(2, "用 app 办")) == [2]


def test_an_explanation_adds_up_to_the_score() -> None:
    ranker = Ranker(NOISE, (), WEIGHTS, 20.0)
    one = candidate(1, "噪声", boost=2.0)
    (scored,) = ranker.order([one])
    assert abs(sum(ranker.explain(one).values()) * one.boost - scored.score) < 1e-9
