import pytest

from cms_pages.general.models import HomePage
from tests.factories.pages import found_home


@pytest.fixture
def home(db: None) -> HomePage:
    """A site that has begun."""
    return found_home()
