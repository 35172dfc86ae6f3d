"""The living page shows every component of the site, in every state."""

import re
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from fazhi.design_system.catalogue import COMPONENTS
from fazhi.town.models import Town, TownKind

pytestmark = pytest.mark.django_db

TEMPLATES = settings.PROJECT / "templates" / "components"
# Parts of other components, and what has no look of its own.
PARTS = {
    "mark.html",
    "menu_items.html",
    "not_set_up.html",
    "ornament.html",
    "section_head.html",
}
# What stands on every page, the living page among them.
EVERYWHERE = {"demo_banner.html", "footer.html", "messages.html", "my_village.html", "tools.html"}


@pytest.fixture
def demo(home: HomePage) -> Town:
    return Town.objects.create(name="示例镇", kind=TownKind.DEMO)


def address(slug: str) -> str:
    return reverse("design_system:component", args=[slug])


def test_no_component_is_missing() -> None:
    shown = {
        Path(example.template).name for component in COMPONENTS for example in component.examples
    }
    everything = {path.name for path in TEMPLATES.glob("*.html")}
    assert everything - shown - PARTS - EVERYWHERE == set()


@pytest.mark.parametrize("slug", [component.slug for component in COMPONENTS])
def test_each_component_has_a_page(slug: str, demo: Town, client: Client) -> None:
    response = client.get(address(slug))
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert len(soup.select(".specimen")) == len(soup.select(".specimen__title"))
    assert all(stage.get_text(strip=True) for stage in soup.select(".specimen")), slug


def test_the_index_names_them_all(demo: Town, client: Client) -> None:
    page = client.get(reverse("design_system:index")).content.decode()
    assert all(address(component.slug) in page for component in COMPONENTS)


def test_an_unknown_component_is_not_found(demo: Town, client: Client) -> None:
    assert client.get(address("no-such-thing")).status_code == 404


def test_a_real_town_shows_made_up_content_to_its_staff_only(
    home: HomePage, client: Client, admin_client: Client
) -> None:
    Town.objects.create(name="示例镇", kind=TownKind.REAL)
    assert client.get(reverse("design_system:index")).status_code == 404
    assert client.get(address("seal")).status_code == 404
    assert admin_client.get(address("seal")).status_code == 200


def test_every_class_that_a_component_uses_is_styled() -> None:
    """A class without a rule is a misspelling, or a look that was forgotten."""
    styles = "".join(p.read_text() for p in (settings.PROJECT / "static" / "css").glob("*.css"))
    known = set(re.findall(r"\.([a-z][a-z0-9_-]*)", styles))
    hooks = {"contact-card", "read-aloud", "table", "tabs"}
    for path in TEMPLATES.glob("*.html"):
        for names in re.findall(r'class="([^"]*)"', path.read_text()):
            plain = re.sub(r"\{[%{].*?[%}]\}", " ", names)
            used = {name for name in plain.split() if not name.endswith("--")}
            assert used <= known | hooks, f"{path.name}: {used - known}"
