"""What many tests begin with. A plugin of pytest."""

from cms_pages.general.models import HomePage
from cms_pages.services.demo.loading import load_guides
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


@standing.fixture(scope="session", in_one_process="demonstration guides", heavy_too=True)
def demo_guides(demo_town: None) -> None:
    """The demonstration town with its guides and journeys, which a job signs after all the rest."""
    load_guides()
