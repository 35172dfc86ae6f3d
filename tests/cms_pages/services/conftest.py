from cms_pages.general.models import HomePage
from cms_pages.services.models import GuidesPage
from tests import standing
from tests.factories.services import GuidesPageFactory


@standing.fixture()
def guides(home: HomePage) -> GuidesPage:
    """The page of all guides, at /guides/."""
    page: GuidesPage = GuidesPageFactory.create(parent=home)
    return page
