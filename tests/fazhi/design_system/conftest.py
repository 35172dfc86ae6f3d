import pytest

from cms_pages.general.models import HomePage
from tests.factories.pages import found_home


@pytest.fixture
def home(db: None) -> HomePage:
    """A home page that is served at the root."""
    return found_home()
