from django.test import Client

import pytest

from cms_pages.general.models import HomePage
from events.models import LecturePage, LecturesPage, Session
from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.places.models import Venue
from tests import standing
from tests.events.browsing import browser, member
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory
from tests.factories.events import LecturePageFactory, LecturesPageFactory, SessionFactory
from tests.factories.places import VenueFactory, VillageFactory


@pytest.fixture(autouse=True)
def no_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads need one to enter; here it is about what they may do then."""
    monkeypatch.setattr("fazhi.accounts.second_factor.must_have", lambda user: False)


@standing.fixture()
def programme(home: HomePage) -> LecturesPage:
    """The programme, at /lectures/."""
    page: LecturesPage = LecturesPageFactory.create(parent=home, slug="lectures")
    return page


@standing.fixture()
def lecture(programme: LecturesPage) -> LecturePage:
    """A public lecture."""
    page: LecturePage = LecturePageFactory.create(
        parent=programme, title="租房那些事", search_description="押金、维修和退租。"
    )
    return page


@standing.fixture()
def office() -> Department:
    provision_roles()
    return DepartmentFactory.create(name="示例司法所", phone="0523-12345678")


@pytest.fixture
def other_office(office: Department) -> Department:
    return DepartmentFactory.create(name="示例妇联")


@standing.fixture()
def venue() -> Venue:
    made: Venue = VenueFactory.create(
        name="示例镇会堂", village=VillageFactory.create(), capacity=80
    )
    return made


@standing.fixture()
def session(office: Department, lecture: LecturePage, venue: Venue) -> Session:
    """A session in ten days, with ten seats."""
    made: Session = SessionFactory.create(
        department=office, lecture=lecture, venue=venue, phone="0523-00000001"
    )
    return made


@pytest.fixture
def organiser(office: Department) -> Client:
    return member(Role.AUTHOR, office)


@pytest.fixture
def stranger(other_office: Department) -> Client:
    """An organiser of another department."""
    return member(Role.AUTHOR, other_office)


@pytest.fixture
def auditor(office: Department) -> Client:
    return member(Role.AUDITOR, office)


@pytest.fixture
def nobody(office: Department) -> Client:
    """Somebody who may enter the administration and has nothing to do with lectures."""
    return member(Role.COPY_CHECKER, office)


@pytest.fixture
def chief(administrator: User) -> Client:
    return browser(administrator)


@pytest.fixture
def resident(db: None) -> Client:
    return browser(UserFactory.create())
