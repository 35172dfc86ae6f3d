"""Who tries: everybody with a part in the content, and some without."""

from django.test import Client

from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff.steps import Step
from tests.factories.accounts import AdministratorFactory, UserFactory
from tests.fazhi.signoff.conftest import Office, appoint

ANONYMOUS = "anonymous"


def people_of(office: Office) -> dict[str, User | None]:
    """The columns of the table. The author is an administrator, too."""
    return {
        ANONYMOUS: None,
        "nobody": UserFactory.create(),
        "author": office.author,
        "colleague": appoint(Role.AUTHOR, office.bureau),
        "copy checker": office.people[Step.COPY],
        "signatory": office.people[Step.DEPARTMENT],
        "signatory elsewhere": appoint(Role.SIGNATORY, office.general),
        "head": appoint(Role.DEPARTMENT_HEAD, office.bureau),
        "legal reviewer": office.people[Step.LEGAL],
        "publisher": office.people[Step.PUBLICATION],
        "auditor": appoint(Role.AUDITOR, office.general),
        "administrator": AdministratorFactory.create(),
    }


def browser_of(user: User | None) -> Client:
    """A browser in which somebody is signed in, or nobody."""
    client = Client()
    if user:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
