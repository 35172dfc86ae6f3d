"""What the style sheet promises about the pages of places."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

import pytest
from bs4 import BeautifulSoup, Tag

from fazhi.places.models import Village
from tests.factories.places import HoursFactory, VenueFactory, VillageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def style(name: str) -> str:
    path = finders.find(f"css/{name}.css")
    assert isinstance(path, str)
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture
def aside(client: Client) -> Tag:
    """What stands below a place."""
    page = client.get(VillageFactory.create().get_absolute_url())
    return BeautifulSoup(page.content, "html.parser").select(".permanent-link")[0]


def test_the_code_itself_stands_on_the_page_and_waits_until_it_is_seen(
    aside: Tag,
) -> None:
    (image,) = aside.select("img")
    village = Village.objects.get()
    assert image["src"] == f"{village.short_url}qr.svg"
    assert (image["loading"], image["alt"]) == ("lazy", "本页二维码")
    assert {"width", "height"} <= image.attrs.keys()


def test_the_links_to_the_files_never_break_inside_their_names(aside: Tag) -> None:
    links = aside.select(".permanent-link__files a")
    names = ["图片（PNG）", "印刷用（SVG）", "海报（A4）", "海报（A3）"]
    assert [link.text for link in links] == names
    # WeChat opens no downloads: the picture is shown there, and kept by a long press.
    assert not any(link.has_attr("download") for link in links)
    rule = re.search(r"\.permanent-link__files a \{([^}]*)\}", style("taking"))
    assert rule is not None
    assert "white-space: nowrap;" in rule[1]


def test_paper_says_nothing_of_the_moment_and_offers_no_files(client: Client) -> None:
    venue = HoursFactory.create(venue=VenueFactory.create()).venue
    page = client.get(venue.get_absolute_url())
    assert BeautifulSoup(page.content, "html.parser").select(".tag.live")
    hidden = re.search(r"([^}]*)\{\s*display: none !important;", style("print"))
    assert hidden is not None
    assert {".live", ".permanent-link__files"} <= set(re.findall(r"\.[a-z_-]+", hidden[1]))
