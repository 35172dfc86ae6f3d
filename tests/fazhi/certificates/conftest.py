import pytest

from cms_pages.general.models import HomePage
from fazhi.departments.models import Department
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import found_home


@pytest.fixture
def home(db: None) -> HomePage:
    return found_home()


@pytest.fixture
def office(db: None) -> Department:
    return DepartmentFactory.create(name="示例司法所")
