"""What was typed itself, among what texts say instead of it."""

from legal_library.models import Law
from search.indexing.changes import index_subject
from search.indexing.writing import Subject
from tests.search.conftest import Say
from tests.search.laws import indexed_law
from tests.search.test_page import get, titles


def test_what_has_all_that_was_typed_comes_before_what_is_said_instead(
    laws: dict[str, Law], everyday_words: Say
) -> None:
    everyday_words("不得扰民", "噪声扰民")
    assert titles(get(q="不得扰民"))[0].startswith("集市法")


def test_a_copied_sentence_leads_to_where_it_stands(laws: dict[str, Law]) -> None:
    """However often a weightier text has the same words in another order."""
    copied = "摊位费应当明码标价并当面告知本人"
    indexed_law("集市收费办法", [f"{copied}。"])
    other = "。".join(copied[at : at + 5] for at in range(len(copied) - 4)) * 3
    weighty = indexed_law("中华人民共和国价目法", [other])
    Law.objects.filter(pk=weighty.pk).update(named_by=500)
    index_subject(Subject("law", weighty.pk))
    assert titles(get(q=copied))[0].startswith("集市收费办法")


def test_the_one_text_with_what_was_typed_is_seen_at_once(
    laws: dict[str, Law], everyday_words: Say
) -> None:
    """However weighty the texts are in which what is said instead stands."""
    everyday_words("秤失灵", "计量器具 强制检定", "计量标准", "检定合格")
    indexed_law("集市收费办法", ["秤失灵的，停用。"])
    said = "计量器具应当强制检定，计量标准应当检定合格。秤失，失灵。" * 3
    weighty = indexed_law("中华人民共和国计量器具法", [said] * 20)
    Law.objects.filter(pk=weighty.pk).update(named_by=500)
    index_subject(Subject("law", weighty.pk))
    place = [title.startswith("集市收费办法") for title in titles(get(q="秤失灵"))].index(True)
    assert place == 2
