"""Mail about one's own account, sent by background tasks that carry ids only."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import int_to_base36
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from django_tasks import task

from fazhi.accounts.models import User
from fazhi.town.models import Town

UID_PLACE, KEY_PLACE = "UID", "KEY"

EVENTS = {
    "password_changed": _("The password was changed."),
    "password_reset": _("A new password was set through the link in an e-mail."),
    "password_set": _("A password was set."),
    "totp_activated": _("An authenticator app was set up."),
    "totp_deactivated": _("The authenticator app was removed."),
    "webauthn_added": _("A passkey was added."),
    "webauthn_removed": _("A passkey was removed."),
    "recovery_codes_generated": _("New recovery codes were made; the old ones are void."),
}


@task()
def send_password_reset(account: int, address: str, language: str | None) -> None:
    """Mails the link to set a new password; ``address`` holds places for the account and the key."""
    user = User.objects.filter(pk=account, is_active=True).exclude(email="").first()
    if user is None:
        return
    link = address.replace(
        f"{UID_PLACE}-{KEY_PLACE}",
        f"{int_to_base36(user.pk)}-{default_token_generator.make_token(user)}",
    )
    _send(user, "password_reset", {"link": link}, language)


@task()
def send_security_notice(account: int, event: str, language: str | None) -> None:
    """Tells the owner of an account what has changed, without address or browser."""
    user = User.objects.filter(pk=account).exclude(email="").first()
    if user is None:
        return
    context = {"event": EVENTS[event], "at": timezone.now()}
    _send(user, "security_notice", context, language)


def _send(user: User, name: str, context: dict[str, object], language: str | None) -> None:
    with override(language):
        context = {"user": user, "site_name": site_name(), **context}
        subject = render_to_string(f"account/email/{name}_subject.txt", context)
        message = render_to_string(f"account/email/{name}_message.txt", context)
    send_mail(" ".join(subject.split()), message.strip() + "\n", None, [user.email])


def site_name() -> str:
    """The town's name; before it has one, the software's."""
    town = Town.objects.current()
    return town.name if town else str(settings.WAGTAIL_SITE_NAME)
