"""The list of laws and what it is narrowed by."""

import csv
import datetime as dt
import io

from django.test import Client
from django.utils import timezone

import pytest

from legal_library.models import Law, LawVersion, Theme
from legal_library.models.laws import version_of
from legal_library.reading.browse import Browse
from tests.factories.legal_library import national_text, released_law

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

D = dt.date


@pytest.fixture
def three_laws() -> None:
    """Two national laws, one of them repealed, and a local regulation."""
    released_law(
        national_text("中华人民共和国甲法", ["一。"], day=D(2000, 1, 1), begins=D(2000, 2, 1))
    )
    newer = national_text("中华人民共和国乙法", ["二。"], day=D(2020, 1, 1), begins=D(2020, 2, 1))
    released_law(newer.replace("起施行。", "起施行。《中华人民共和国甲法》同时废止。"))
    released_law(
        "江苏省丙条例\n（2020年3月1日江苏省第十三届人民代表大会常务委员会第一次会议通过）\n"
        "第一条　三。\n第二条　本条例自2020年5月1日起施行。\n"
    )


def counts(browse: Browse, name: str) -> dict[str, int]:
    facet = next(f for f in browse.facets if f.name == name)
    return {option.value: option.count for option in facet.options}


def titles(**chosen: str) -> list[str]:
    return [entry.title for entry in Browse(chosen).matching]


@pytest.mark.usefixtures("three_laws")
def test_the_list_goes_by_rank() -> None:
    assert titles() == ["中华人民共和国乙法", "中华人民共和国甲法", "江苏省丙条例"]


@pytest.mark.usefixtures("three_laws")
@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"kind": "local_regulation"}, ["江苏省丙条例"]),
        ({"status": "repealed"}, ["中华人民共和国甲法"]),
        ({"year": "2020"}, ["中华人民共和国乙法", "江苏省丙条例"]),
        ({"year": "2020", "kind": "law"}, ["中华人民共和国乙法"]),
        ({"issuer": "江苏省人民代表大会常务委员会"}, ["江苏省丙条例"]),
        ({"q": "丙"}, ["江苏省丙条例"]),
        ({"q": "《乙法》"}, ["中华人民共和国乙法"]),
        ({"q": "共和国 甲"}, ["中华人民共和国甲法"]),
        ({"q": "法", "status": "in_force"}, ["中华人民共和国乙法"]),
        ({"kind": "no such kind"}, ["中华人民共和国乙法", "中华人民共和国甲法", "江苏省丙条例"]),
    ],
)
def test_it_is_narrowed_by_what_is_chosen(chosen: dict[str, str], found: list[str]) -> None:
    assert titles(**chosen) == found


@pytest.mark.usefixtures("three_laws")
def test_counts_are_those_under_everything_else_that_is_chosen() -> None:
    browse = Browse({"year": "2020"})
    assert counts(browse, "kind") == {"law": 1, "local_regulation": 1}
    assert counts(browse, "year") == {"2020": 2, "2000": 1}, "its own choice does not count"
    browse = Browse({"status": "in_force", "kind": "law"})
    assert counts(browse, "status") == {"in_force": 1, "repealed": 1}
    browse = Browse({"year": "2020", "kind": "law"})
    assert counts(browse, "kind") == {"law": 1, "local_regulation": 1}


@pytest.mark.usefixtures("three_laws")
def test_every_count_is_what_choosing_it_gives() -> None:
    browse = Browse({"year": "2020"})
    for facet in browse.facets:
        for option in facet.options:
            narrowed = titles(**{"year": "2020", facet.name: option.value})
            assert len(narrowed) == option.count, (facet.name, option)


@pytest.mark.parametrize("day", [D(1999, 1, 1), D(2010, 1, 1), D(2020, 1, 15), D(2021, 1, 1)])
def test_it_shows_the_version_that_the_page_of_the_law_shows(day: dt.date) -> None:
    for year in (2000, 2005, 2020):
        law = released_law(
            national_text("甲法", [f"{year}。"], day=D(year, 1, 1), begins=D(year, 2, 1))
        )
    (entry,) = Browse({}, day).entries
    shown = version_of(list(law.versions.public()), day)
    assert shown is not None
    assert (entry.version_id, entry.status) == (shown.pk, shown.status_on(day))


@pytest.mark.usefixtures("three_laws")
def test_themes_are_a_choice_of_their_own() -> None:
    theme = Theme.objects.create(name="邻里", slug="family")
    Law.objects.get(title="中华人民共和国乙法").themes.add(theme)
    assert titles(theme="family") == ["中华人民共和国乙法"]
    page = Client().get("/law/").content.decode()
    assert "邻里 (1)" in page


@pytest.mark.usefixtures("three_laws")
def test_the_list_as_csv_is_the_narrowed_one_with_its_day() -> None:
    response = Client().get("/law/laws.csv", {"status": "repealed"})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["标题", "中华人民共和国甲法"]
    assert rows[1][7] == "已废止"
    assert rows[1][-1] == timezone.localdate().isoformat()


@pytest.mark.usefixtures("three_laws")
def test_the_list_costs_the_same_whatever_its_length() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    Client().get("/law/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        Client().get("/law/")
    for number in range(30):
        released_law(
            national_text(f"第{number}号法", ["一。"], day=D(2001, 1, 1), begins=D(2001, 2, 1))
        )
    Client().get("/law/")
    with CaptureQueriesContext(connection) as many:
        Client().get("/law/")
    assert len(many) == len(few)
    assert LawVersion.objects.count() == 33


def test_a_law_costs_the_same_whatever_its_length() -> None:
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(path: str) -> int:
        Client().get(path)
        cache.clear()
        with CaptureQueriesContext(connection) as seen:
            assert Client().get(path).status_code == 200
        return len(seen)

    short = released_law(national_text("短法", ["一。"], day=D(2001, 1, 1), begins=D(2001, 2, 1)))
    long = released_law(
        national_text("长法", ["一。"] * 300, day=D(2001, 1, 1), begins=D(2001, 2, 1))
    )
    for tail in ("", "art/1/", "2001-01-01/law.txt"):
        assert queries(f"{long.get_absolute_url()}{tail}") == queries(
            f"{short.get_absolute_url()}{tail}"
        ), tail
