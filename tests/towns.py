"""What many tests begin with. A plugin of pytest."""

from cms_pages.general.models import HomePage
from fazhi.town.demo import load_demo
from tests import standing
from tests.factories.pages import found_home


@standing.fixture()
def home() -> HomePage:
    """A home page that is served at the root."""
    return found_home()


@standing.fixture(scope="session", in_one_process="demonstration town")
def demo_town() -> None:
    """The demonstration town as a newcomer finds it."""
    load_demo()
