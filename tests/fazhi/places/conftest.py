import pytest

from cms_pages.general.models import HomePage
from tests.factories.pages import translate


@pytest.fixture
def english(home: HomePage) -> HomePage:
    """The same in English too."""
    translate(home, title="Home", slug="home-en")
    return home
