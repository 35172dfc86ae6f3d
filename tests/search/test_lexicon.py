"""Everyday words: which are found in a query, and what they stand for."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from search.curated.lexicon import LEXICON, Lexicon
from search.finding.facets import Filters
from search.finding.searching import Options, find
from search.models import Edition, WordSet
from tests.factories.search import SampleSource, WordSetFactory, sample_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> SampleSource:
    return sample_source(monkeypatch)


def words_in(topic: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {found.word: found.alternatives for found in LEXICON.current().expansions_in(topic)}


def test_the_longest_word_wins_and_what_it_contains_is_dropped() -> None:
    WordSetFactory.create(words="老赖", alternatives="失信被执行人")
    WordSetFactory.create(words="老赖不还钱|欠钱不还", alternatives="拒不执行 判决")
    assert words_in("遇到老赖不还钱") == {"老赖不还钱": (("拒不执行", "判决"),)}
    assert words_in("老赖") == {"老赖": (("失信被执行人",),)}
    assert words_in("没有这样的词") == {}


def test_a_word_of_several_sets_has_the_alternatives_of_all() -> None:
    WordSetFactory.create(theme="a", words="扰民", alternatives="社会生活噪声|噪声")
    WordSetFactory.create(theme="b", words="扰民|吵", alternatives="噪声|干扰他人")
    assert words_in("扰民") == {"扰民": (("社会生活噪声",), ("噪声",), ("干扰他人",))}


def test_words_are_compared_however_they_are_written() -> None:
    WordSetFactory.create(words="ＫＴＶ吵|離婚", alternatives="ＫＴＶ 噪聲")
    assert words_in("ktv吵") == {"ktv吵": (("ktv", "噪声"),)}
    assert words_in("离婚") == {"离婚": (("ktv", "噪声"),)}


def test_letters_and_digits_are_not_cut_in_two() -> None:
    WordSetFactory.create(words="pua|110", alternatives="精神控制")
    assert words_in("puaa 1105") == {}
    assert set(words_in("他pua我 打110")) == {"pua", "110"}


def test_switched_off_sets_are_not_known() -> None:
    WordSetFactory.create(words="老赖", is_active=False)
    assert words_in("老赖") == {}


def test_a_change_is_noticed_at_once_and_costs_one_query() -> None:
    made = WordSetFactory.create(words="老赖", alternatives="失信被执行人")
    assert words_in("老赖")
    with CaptureQueriesContext(connection) as context:
        words_in("老赖怎么办")
    assert len(context) == 1
    made.words = "赖账"
    made.save()
    assert words_in("老赖") == {}
    assert words_in("赖账")
    made.delete()
    assert words_in("赖账") == {}


def test_another_process_is_heard_of_by_its_mark() -> None:
    made = WordSetFactory.create(words="老赖", alternatives="失信被执行人")
    words_in("老赖")
    # As another process writes: without a signal in this one.
    WordSet.objects.filter(pk=made.pk).update(alternatives="被执行人")
    Edition.renew("lexicon")
    assert words_in("老赖") == {"老赖": (("被执行人",),)}


def test_many_words_are_looked_up_fast() -> None:
    lexicon = Lexicon([WordSet(words=f"词语{n}|说法{n}", alternatives="写法") for n in range(2000)])
    assert len(lexicon) == 4000
    assert [found.word for found in lexicon.expansions_in("说法1999和" * 30)] == ["说法1999"]


def test_the_search_finds_by_everyday_words(sample: SampleSource) -> None:
    sample.add(1, ("执行规定", "纳入失信被执行人名单的，限制消费。"), ("其他", "与此无关的内容。"))
    assert find("老赖", Filters("zh-hans")).total == 0
    WordSetFactory.create(words="老赖", alternatives="失信被执行人")
    found = find("老赖", Filters("zh-hans"))
    assert (found.total, found.is_exact) == (1, True)
    assert find("老赖", Filters("zh-hans"), Options(use_lexicon=False)).total == 0
