"""Law names and article numbers in every written form."""

import pytest

from legal_library.finding.reader import read_query
from legal_library.models import AliasKind, Law, LawAlias
from search.readers import Place, Reading

pytestmark = pytest.mark.django_db


def read(text: str) -> Reading:
    found = read_query(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    "typed",
    [
        *("集市法2条", "集市法第二条", "集市法 2", "集市法第2条", "集市法2"),
        *("《集市法》第2条", "第二条 集市法", "中华人民共和国集市法第二条"),
    ],
)
def test_an_article_of_a_law(laws: dict[str, Law], typed: str) -> None:
    found = read(typed)
    assert found.pinned == (Place("law", laws["market"].pk, "art_2"),)
    assert found.rest == ""


@pytest.mark.parametrize(
    "typed", ["集市法133条之一", "集市法第一百三十三条之一", "集市法133之1", "集市法133-1"]
)
def test_an_inserted_article(laws: dict[str, Law], typed: str) -> None:
    assert read(typed).pinned[0].part == "art_133_1"


@pytest.mark.parametrize("typed", ["集市法", "中华人民共和国集市法", "《集市法》"])
def test_a_law_by_its_name(laws: dict[str, Law], typed: str) -> None:
    assert read(typed).pinned == (Place("law", laws["market"].pk),)


def test_a_topic_beside_a_law_is_left(laws: dict[str, Law]) -> None:
    found = read("集市法 摊位费多少")
    assert (found.rest, found.pinned) == ("摊位费多少", ())
    assert found.subjects == (Place("law", laws["market"].pk),)


@pytest.mark.parametrize("typed", ["集市法3年", "集市法 30天", "集市法2026年"])
def test_a_length_of_time_is_no_article(laws: dict[str, Law], typed: str) -> None:
    assert read(typed).pinned == ()


@pytest.mark.parametrize("typed", ["1165", "第一千一百六十五条", "一千一百六十五条", "1165条"])
def test_a_number_alone_is_that_article_of_every_law(laws: dict[str, Law], typed: str) -> None:
    assert read(typed).pinned == (Place("law", None, "art_1165"),)


@pytest.mark.parametrize("typed", ["摊位费", "一般", "12345678", "第条", "0条", "一二"])
def test_what_names_nothing_is_left_alone(laws: dict[str, Law], typed: str) -> None:
    assert read_query(typed) is None


def test_other_names_are_known_and_the_longest_wins(laws: dict[str, Law]) -> None:
    LawAlias.objects.create(law=laws["new"], name="集市")
    LawAlias.objects.create(law=laws["market"], name="Market Law")
    assert read("集市法第1条").subjects == (Place("law", laws["market"].pk),)
    assert read("the market law").subjects == (Place("law", laws["market"].pk),)
    assert read_query("supermarket lawyer") is None


def test_what_took_the_place_of_a_repealed_law_comes_first(laws: dict[str, Law]) -> None:
    found = read("旧噪声法")
    assert found.pinned == (Place("law", laws["new"].pk), Place("law", laws["old"].pk))
    (note,) = found.notes
    assert str(note.text) == "《旧噪声法》已于2022年2月1日废止，现适用《噪声法》。"
    assert note.url == laws["new"].get_absolute_url()


def test_an_article_of_a_repealed_law_is_of_either(laws: dict[str, Law]) -> None:
    assert [place.subject for place in read("旧噪声法第一条").pinned] == [
        laws["new"].pk,
        laws["old"].pk,
    ]


def test_a_title_of_before_leads_to_the_law_of_today(laws: dict[str, Law]) -> None:
    LawAlias.objects.create(law=laws["market"], name="集市条例", kind=AliasKind.FORMER)
    found = read("集市条例")
    assert found.subjects == (Place("law", laws["market"].pk),)
    assert "《集市条例》已不再有效" in str(found.notes[0].text)


def test_laws_that_nobody_sees_are_unknown(laws: dict[str, Law]) -> None:
    laws["market"].versions.update(released_at=None)
    found = read("集市法第2条")
    assert (found.subjects, found.pinned) == ((), (Place("law", None, "art_2"),))
