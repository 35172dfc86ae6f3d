"""What the style sheet promises about the pages of places."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

import pytest
from bs4 import BeautifulSoup

from tests.factories.places import VillageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_the_link_to_the_qr_code_never_breaks_inside_its_name(client: Client) -> None:
    page = client.get(VillageFactory.create().get_absolute_url())
    links = BeautifulSoup(page.content, "html.parser").select(".permanent-link a + a")
    assert [link.text for link in links] == ["二维码"]
    path = finders.find("css/layout.css")
    assert isinstance(path, str)
    style = Path(path).read_text(encoding="utf-8")
    rule = re.search(r"\.permanent-link a \+ a \{([^}]*)\}", style)
    assert rule is not None
    assert "white-space: nowrap;" in rule[1]
