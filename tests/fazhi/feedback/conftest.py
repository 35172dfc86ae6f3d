import pytest

from cms_pages.general.models import HomePage, StandardPage
from fazhi.departments.models import Department
from tests import standing
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import StandardPageFactory


@standing.fixture()
def page(home: HomePage) -> StandardPage:
    made: StandardPage = StandardPageFactory.create(parent=home, title="办身份证", slug="id")
    return made


@pytest.fixture
def office(home: HomePage) -> Department:
    return DepartmentFactory.create(name="示例司法所")
