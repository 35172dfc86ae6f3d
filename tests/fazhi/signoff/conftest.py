from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from django.apps import apps

import pytest

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.signoff import signing
from fazhi.signoff.models import SignOffRecord, SignOffTask
from fazhi.signoff.signing import Ticket
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Openness, Step
from fazhi.signoff.submitting import current_step, submit
from tests import standing
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.pages import StandardPageFactory, found_home
from tests.search.found import root

POSTS = {
    Step.COPY: (Role.COPY_CHECKER, "校对员"),
    Step.DEPARTMENT: (Role.SIGNATORY, "局长"),
    Step.LEGAL: (Role.LEGAL_REVIEWER, "所长"),
    Step.PUBLICATION: (Role.PUBLISHER, "主任"),
}


@dataclass
class Office:
    """A town with one person for each step, and a page that an author has written."""

    bureau: Department
    justice: Department
    general: Department
    author: User
    people: dict[Step, User] = field(default_factory=dict)
    page: Any = None

    def write(self, text: str = "秤不准，可以要求当场换。", by: User | None = None) -> Any:
        """A new version of the page."""
        page = StandardPage.objects.get(pk=self.page.pk).get_latest_revision_as_object()
        page.body = [("text", f"<p>{text}</p>")]
        page.responsible_department = page.responsible_department or self.bureau
        self.page = page
        return page.save_revision(user=by or self.author)

    def submit(self, by: User | None = None, **said: Any) -> SignOffRecord:
        """The newest version, submitted."""
        revision = StandardPage.objects.get(pk=self.page.pk).get_latest_revision()
        return submit(self.page, by or self.author, version=version_of(revision), **said)

    def ticket(self, by: User) -> Ticket:
        """What somebody sees who opens the screen now."""
        page = StandardPage.objects.get(pk=self.page.pk)
        step = current_step(page.current_workflow_state)
        return Ticket(page, step.pk, version_of(page.get_latest_revision()), by)

    def step(self) -> Step:
        """The step that waits."""
        page = StandardPage.objects.get(pk=self.page.pk)
        return current_step(page.current_workflow_state).step

    def sign(self, by: User | None = None, **said: Any) -> SignOffRecord:
        """Takes the step that waits."""
        step = self.step()
        said = {"declares": True, "openness": Openness.ACTIVE, **said}
        return signing.sign(self.ticket(by or self.people[step]), **said)

    def sign_all(self) -> None:
        """Takes every step that is left."""
        while StandardPage.objects.get(pk=self.page.pk).current_workflow_state:
            self.sign()

    def live_words(self) -> str:
        """What residents read; nothing while it is not public."""
        page = StandardPage.objects.get(pk=self.page.pk)
        return str(page.body) if page.live else ""


def _make_workflow() -> None:
    """The workflow, made anew after a test that really commits has emptied the database."""
    if not SignOffTask.objects.exists():
        migration = import_module("fazhi.signoff.migrations.0002_workflow")
        migration.make(apps, None)


def appoint(role: Role, department: Department, post: str = "", **kwargs: Any) -> User:
    """Somebody who holds a role in a department from now on."""
    user: User = MembershipFactory.create(
        role=role, department=department, post=post, **kwargs
    ).user
    return user


def found_office() -> Office:
    """A town whose page waits to be submitted."""
    bureau = DepartmentFactory.create(name="市场监管分局")
    justice = DepartmentFactory.create(name="司法所")
    general = DepartmentFactory.create(name="党政办公室")
    home = found_home(parent=root(), responsible_department=general)
    _make_workflow()
    provision_roles()
    author = appoint(Role.AUTHOR, bureau)
    author.is_superuser = True
    author.save()
    office = Office(bureau, justice, general, author)
    where = {Step.DEPARTMENT: bureau, Step.LEGAL: justice}
    for step, (role, post) in POSTS.items():
        office.people[step] = appoint(role, where.get(step, general), post)
    office.page = StandardPageFactory.create(parent=home, live=False, title="买菜秤不准怎么办")
    office.write()
    return office


@pytest.fixture
def member() -> Callable[..., User]:
    """Makes somebody with a role."""
    return appoint


@standing.fixture()
def office() -> Office:
    """A town whose page waits to be submitted."""
    return found_office()


@standing.fixture()
def underway(office: Office) -> Office:
    """The page has been submitted and waits for the first step."""
    office.submit()
    return office


@standing.fixture()
def public(underway: Office) -> Office:
    """Every step was taken, and the page is public."""
    underway.sign_all()
    return underway
