"""Below every message: who sends it, why, and how to stop it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from fazhi.accounts.mail import site_name
from fazhi.departments.models import Department
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind
from fazhi.outbox.origin import full_address


@dataclass(frozen=True)
class Footer:
    """What stands below, in the language that is active when it is made."""

    sender: str
    phone: str
    why: str
    stop_url: str
    choices_url: str = ""  # where staff choose how to be told

    def below(self, channel: Channel) -> list[str]:
        """The lines below the text on this channel.

        A text message begins with who sends it (`fazhi.outbox.channels.sms`), and a caller says it.
        """
        if channel == Channel.EMAIL:
            return ["-- ", *self._below_mail()]
        if channel == Channel.GROUP:
            return [self.sender, self.why]
        if channel == Channel.SMS:
            stop = [_("Stop: %s") % self.stop_url] if self.stop_url else []
            return [self.why, *stop]
        return []

    def _below_mail(self) -> list[str]:
        found = [self.sender]
        if self.phone:
            found.append(_("Telephone: %s") % self.phone)
        if self.why:
            found.append(self.why)
        if self.stop_url:
            found.append(_("To stop these messages: %s") % self.stop_url)
        elif self.choices_url:
            found.append(_("To choose how you are told: %s") % self.choices_url)
        elif self.phone:
            found.append(_("If this is not for you, call the number above."))
        return found


def footer_of(kind: Kind, department: Department | None, stop_url: str = "") -> Footer:
    """The footer of a message of this kind, sent on behalf of ``department`` or of the town."""
    town = site_name()
    name = department.local_name if department else ""
    sender = f"{town} · {name}" if name and name != town else town
    phone = str(department.phone) if department else ""
    choices_url = full_address(reverse("wagtailadmin_account")) if kind.for_staff else ""
    return Footer(sender, phone, str(kind.why), stop_url, choices_url)
