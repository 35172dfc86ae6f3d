"""The steps of a sign-off: who takes each, what it says, and what readers of records see of it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from fazhi.departments.models import Role
from fazhi.signoff.acts import Act


class Step(models.TextChoices):
    """In their order. The department's own sign-off is never left out."""

    COPY = "copy", _("copy check")
    DEPARTMENT = "department", _("department sign-off")
    COSIGNATURE = "cosignature", _("co-signature")
    LEGAL = "legal", _("legal review")
    PUBLICATION = "publication", _("publication check")


@dataclass(frozen=True)
class StepRule:
    """What holds for a step.

    ``role`` takes it: in the department asked only where ``of_department``, else in whichever.
    ``act`` is what its record says. ``declares`` is what whoever takes it declares.
    """

    role: Role
    act: Act
    declares: str | Promise
    of_department: bool = False
    is_locked: bool = True


RULES: dict[Step, StepRule] = {
    Step.COPY: StepRule(
        Role.COPY_CHECKER,
        Act.CHECKED,
        _("I have checked the writing, the layout, pictures and links."),
        is_locked=False,
    ),
    Step.DEPARTMENT: StepRule(
        Role.SIGNATORY,
        Act.SIGNED,
        _(
            "I have read the content as residents will see it. It is right, up to date and lawful, "
            "and my department answers for it."
        ),
        of_department=True,
    ),
    Step.COSIGNATURE: StepRule(
        Role.SIGNATORY,
        Act.COSIGNED,
        _("My department agrees with what the content says about the law it is responsible for."),
        of_department=True,
    ),
    Step.LEGAL: StepRule(
        Role.LEGAL_REVIEWER,
        Act.REVIEWED,
        _("I have compared what is quoted and said of the law with the law in force."),
    ),
    Step.PUBLICATION: StepRule(
        Role.PUBLISHER,
        Act.RELEASED,
        _(
            "I have checked that the content holds no secret, no work secret and no personal data that "
            "must not be published, and that it is to be published."
        ),
    ),
}
# Both look at the form and not at what is said: one person may do both.
SAME_PERSON_MAY = frozenset({Step.COPY, Step.PUBLICATION})


def declaration_of(step: Step) -> str:
    """What whoever takes the step declares, in the town's own language, as records keep it."""
    with override(settings.LANGUAGE_CODE):
        return str(RULES[step].declares)


def are_compatible(one: Step, other: Step) -> bool:
    """Whether one person may take both steps of one submission."""
    return one == other or {one, other} <= SAME_PERSON_MAY


class Openness(models.TextChoices):
    """How open content is.

    Source: Regulations on Open Government Information, articles 13 to 16 and 19. Only what is
    published on the office's own motion goes to the site.
    """

    ACTIVE = "active", _("published on our own motion")
    ON_REQUEST = "on_request", _("disclosed on request")
    CLOSED = "closed", _("not disclosed")
