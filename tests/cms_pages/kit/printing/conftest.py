import pytest

from cms_pages.general.models import HomePage
from fazhi.navigation.models import SiteSettings
from tests.factories.pages import found_home


@pytest.fixture
def home(db: None) -> HomePage:
    """A home page of a site whose owner is known."""
    SiteSettings.objects.create(site_name="示例法治", owner="示例镇人民政府", phone="0523-12345678")
    return found_home()
