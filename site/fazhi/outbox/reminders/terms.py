"""Roles with an end: who holds one, and the heads of the department, are reminded before it ends.

A role that runs out unnoticed leaves a department without anybody who may sign.
"""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fazhi.departments.models import Membership, Role
from fazhi.departments.queries import holders
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.inbox.telling import notify
from fazhi.outbox.kinds import Kind, Placeholder, register_kind
from fazhi.outbox.models import Reminder, ReminderRule
from fazhi.outbox.reminders.anchors import Anchor, Standard, register_anchor
from fazhi.workdays import today

TERM_ENDS = "departments.term_ends"


def register() -> None:
    """Called once, when the apps are ready."""
    register_kind(
        Kind(
            key=TERM_ENDS,
            label=_("A role ends"),
            subject=_("{{ role }} of {{ name }} ends on {{ date }}"),
            body=_(
                "{{ name }} is {{ role }} of {{ department }} until {{ date }}. Prolong it or name "
                "somebody else in time.\n\n[Open the role]({{ link }})"
            ),
            why=_("It is your role, or that of somebody in your department."),
            placeholders={
                "name": Placeholder(_("Full name"), _("Wang Xiaoming")),
                "role": Placeholder(_("Role"), _("Author")),
                "department": Placeholder(_("Department"), _("Justice office")),
                "date": Placeholder(_("Last day"), "2026-12-31"),
                "link": Placeholder(_("The role"), "https://example.test/", is_link=True),
            },
            channels=(Channel.EMAIL,),
            for_staff=True,
        )
    )
    register_anchor(
        Anchor(
            key="departments.term",
            label=_("Last day of a role"),
            model=Membership,
            date_of=lambda membership: membership.ends_on,
            upcoming=lambda: Membership.objects.filter(ends_on__gte=today()),
            tell=_tell,
            kinds=(TERM_ENDS,),
            standards=(
                Standard(TERM_ENDS, 10, ReminderRule.Unit.WORKING_DAY, ReminderRule.Side.BEFORE),
            ),
        )
    )


def _tell(membership: Membership, kind: str, key: str, reminder: Reminder) -> None:
    heads = holders(Role.DEPARTMENT_HEAD, membership.department)
    users = {user.pk: user for user in (membership.user, *heads)}
    values = {
        "name": membership.user.name,
        "role": membership.get_role_display(),
        "department": membership.department,
        "date": date_format(membership.ends_on, "Y-m-d") if membership.ends_on else "",
    }
    url = reverse("membership:edit", args=[membership.pk])
    notify(
        kind,
        users.values(),
        values,
        url=url,
        about=membership,
        key=key,
        department=membership.department,
    )
