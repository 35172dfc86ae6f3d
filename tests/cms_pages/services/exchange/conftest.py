"""A page of guides, and what the rows of the tests name."""

from cms_pages.general.models import HomePage
from cms_pages.services.models import GuidesPage
from fazhi.departments.models import Department
from fazhi.places.models import Counter
from tests import standing
from tests.cms_pages.services.exchange.guides import GuidesPageFactory
from tests.factories.departments import DepartmentFactory
from tests.factories.places import CounterFactory


@standing.fixture()
def parent(home: HomePage) -> GuidesPage:
    """Where imported guides are made."""
    return GuidesPageFactory.create(parent=home)


@standing.fixture()
def department() -> Department:
    """With a short name."""
    return DepartmentFactory.create(name="示例镇社会事业局", short_name="社会局")


@standing.fixture()
def counter() -> Counter:
    """Number 3 of the only venue."""
    return CounterFactory.create(venue__name="示例镇便民服务中心", number=3)
