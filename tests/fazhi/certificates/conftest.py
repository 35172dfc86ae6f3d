import pytest

from fazhi.departments.models import Department
from tests.factories.departments import DepartmentFactory


@pytest.fixture
def office(db: None) -> Department:
    return DepartmentFactory.create(name="示例司法所")
