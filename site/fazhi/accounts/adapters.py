"""How allauth behaves here: no signing up, safe redirects, mail in the background, own words."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from fazhi.accounts import mail, second_factor
from fazhi.accounts.addresses import client_ip
from fazhi.accounts.mail import site_name
from fazhi.accounts.models import User
from fazhi.origin import public_address

WRONG_PASSWORD = gettext_lazy("The user name, the e-mail address or the password is not correct.")
WRONG_CODE = gettext_lazy("This code is not correct, or it has been used already.")
TOO_OFTEN = gettext_lazy("Too many attempts. Wait a quarter of an hour and try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Signing in, passwords and notices."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG_PASSWORD,
        "email_password_mismatch": WRONG_PASSWORD,
        "incorrect_password": gettext_lazy("The password is not correct."),
        "enter_current_password": gettext_lazy("The current password is not correct."),
        "invalid_password_reset": gettext_lazy("This link is no longer valid."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators make accounts; nobody else does."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: axes counts wrong passwords, and answers with a page of its own."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that allauth's rate limits count."""
        return client_ip(request) or "unknown"

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this very host are followed after signing in or out."""
        return url_has_allowed_host_and_scheme(
            url,
            allowed_hosts={self.request.get_host()},
            require_https=self.request.is_secure(),
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The administration for those who may enter it, else the page about one's account."""
        user = request.user
        if user.is_authenticated and user.has_perm("wagtailadmin.access_admin"):
            return resolve_url(settings.LOGIN_REDIRECT_URL)
        return reverse("account_home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_home")

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Leaves the mail to a task, so that the answer takes as long for an unknown address."""
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": mail.UID_PLACE, "key": mail.KEY_PLACE},
        )
        address = public_address(path, self.request)
        mail.send_password_reset.enqueue(user.pk, address, get_language())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells the owner about a change of password or second factor."""
        event = template_prefix.rpartition("/")[2]
        if user.email and event in mail.EVENTS:
            mail.send_security_notice.enqueue(user.pk, event, get_language())


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": gettext_lazy(
            "Set up an authenticator app or a passkey first."
        ),
    }

    def encrypt(self, text: str) -> str:
        return second_factor.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return second_factor.decrypt(encrypted_text)

    def get_totp_label(self, user: User) -> str:
        """The user name: the e-mail address does not belong on another device."""
        return user.username

    def get_totp_issuer(self) -> str:
        return site_name()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": site_name()}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": user.username, "display_name": str(user)}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)s") % {"number": count + 1}
