"""Where fields of one value stand, such as who can apply: said once in a list, and shown to readers."""

import datetime as dt

from django.test import Client

from wagtail.blocks import StreamBlockValidationError

import pytest
from bs4 import BeautifulSoup

from cms_pages.services.models import GuidesPage, ServiceGuidePage
from tests.factories.legal_library import national_text, released_law
from tests.factories.services import ServiceGuidePageFactory

pytestmark = pytest.mark.django_db


def settled(of: str, basis: str = "", *, unverified: bool = False) -> tuple[str, dict[str, object]]:
    return ("field", {"of": of, "basis": basis, "unverified": unverified})


def test_readers_see_what_each_rests_on(client: Client, guides: GuidesPage) -> None:
    day = dt.date(2020, 1, 1)
    released_law(national_text("中华人民共和国示例法", ["甲。", "乙。"], day=day, begins=day))
    guide = ServiceGuidePageFactory.create(
        parent=guides,
        who="住在本镇的人",
        visits=1,
        settled=[settled("who", "《示例法》第二条"), settled("visits", unverified=True)],
    )
    assert guide.unverified == 1
    page = BeautifulSoup(client.get(guide.url).content, "html.parser")
    rows = {
        row.dt.get_text(strip=True): row.dd
        for row in page.select(".unsettled .summary-list > div")
        if row.dt and row.dd
    }
    link = rows["谁能办"].select_one("a")
    assert link is not None
    assert client.get(str(link["href"])).status_code == 200
    assert link.get_text() == "《示例法》第二条"
    assert rows["待核实"].get_text(strip=True) == "到现场次数"


def cleaned(*entries: tuple[str, dict[str, object]]) -> object:
    block = ServiceGuidePage._meta.get_field("settled").stream_block
    return block.clean(block.to_python([{"type": name, "value": v} for name, v in entries]))


@pytest.mark.parametrize(
    ("entries", "place"),
    [
        ([settled("who")], 0),
        ([settled("who", "《示例法》"), settled("visits", "x"), settled("who", "《示例法》")], 2),
        ([settled("nothing", "《示例法》")], 0),
    ],
)
def test_an_entry_says_something_of_a_field_and_once(
    entries: list[tuple[str, dict[str, object]]], place: int
) -> None:
    with pytest.raises(StreamBlockValidationError) as refused:
        cleaned(*entries)
    assert set(refused.value.block_errors) == {place}


def test_each_field_may_stand_in_the_list() -> None:
    assert cleaned(settled("who", "《示例法》第二条"), settled("level", unverified=True))
