import pytest

from cms_pages.general.models import HomePage
from events.models import LecturePage, LecturesPage, Session
from tests.factories.events import LecturePageFactory, LecturesPageFactory, SessionFactory
from tests.factories.pages import found_home


@pytest.fixture
def home(db: None) -> HomePage:
    """A home page that is served at the root."""
    return found_home()


@pytest.fixture
def programme(home: HomePage) -> LecturesPage:
    """The programme, at /lectures/."""
    page: LecturesPage = LecturesPageFactory.create(parent=home, slug="lectures")
    return page


@pytest.fixture
def lecture(programme: LecturesPage) -> LecturePage:
    """A public lecture."""
    page: LecturePage = LecturePageFactory.create(
        parent=programme, title="租房那些事", search_description="押金、维修和退租。"
    )
    return page


@pytest.fixture
def session(lecture: LecturePage) -> Session:
    """A session of it in ten days, with ten seats."""
    made: Session = SessionFactory.create(lecture=lecture, phone="0523-00000001")
    return made
