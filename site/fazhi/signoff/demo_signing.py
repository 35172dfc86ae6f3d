"""How the demonstration signs: by its own accounts, through the same acts as people."""

from django.utils.translation import gettext as _

from fazhi.accounts.models import User
from fazhi.departments.demo_data import ACCOUNTS, SIGNATORIES
from fazhi.departments.models import Membership
from fazhi.signoff import signing
from fazhi.signoff.citing import citations_in, registered_departments
from fazhi.signoff.models import SignOffTaskState
from fazhi.signoff.signing import Ticket
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import RULES, Openness, Step
from fazhi.signoff.submitting import content_of_draft, current_step, submit
from fazhi.signoff.targets import Target
from fazhi.town.demo import TownError

_OPINION = "同意。"
_PLEASE = "请审。"
_OTHER_DEPARTMENT = "事项由本部门办理，请牵头部门会签。"


def submit_for_signing(target: Target, author: User) -> str:
    """Submits the newest revision of a row, which holds what the row holds; where another department
    answers for the laws cited, that one is asked to co-sign. Returns the version that was submitted.

    Raises `fazhi.signoff.errors.Refused`.
    """
    version = version_of(target.get_latest_revision())
    registered = registered_departments(citations_in(content_of_draft(target)))
    is_own = not registered or target.responsible_department in registered
    submit(
        target,
        author,
        version=version,
        words=_PLEASE,
        reason="" if is_own else _OTHER_DEPARTMENT,
    )
    return version


def sign_all(target: Target, version: str, *, until: Step | None = None) -> None:
    """Takes the steps of a version that was submitted, up to one that is left open.

    Raises `fazhi.signoff.errors.Refused`, and `TownError` where no account may take a step.
    """
    while (state := target.workflow_states.active().first()) is not None:
        step = current_step(state)
        if step.step == until:
            return
        signing.sign(
            Ticket(target, step.pk, version, _signer(step)),
            declares=True,
            opinion=_OPINION,
            openness=Openness.ACTIVE,
        )
    target.refresh_from_db()


def ticket(target: Target) -> Ticket:
    """The step that a row has come to, in the hands of the account that takes it."""
    step = current_step(target.workflow_states.active().get())
    return Ticket(target, step.pk, version_of(target.get_latest_revision()), _signer(step))


def _signer(state: SignOffTaskState) -> User:
    """The demonstration's account for a step: in the department asked, or in whichever."""
    rule = RULES[state.step]
    names = [one.username for one in (*ACCOUNTS, *SIGNATORIES) if one.role == rule.role]
    held = Membership.objects.active().filter(role=rule.role, user__username__in=names)
    if rule.of_department:
        held = held.filter(department=state.department)
    post = held.select_related("user").order_by("pk").first()
    if post is None:
        raise TownError(_("The demonstration object “%s” is missing.") % state.step.label)
    return post.user
