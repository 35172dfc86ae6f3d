"""allauth's forms with our labels, hints and autocomplete, and without placeholders."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

import structlog
from allauth.account import forms as account_forms
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms

from fazhi.accounts.second_factor import UnreadableSecret

logger = structlog.stdlib.get_logger(__name__)

PASSKEY_NAME_LENGTH = 60

T = TypeVar("T")


class _Worded(forms.Form):
    """Replaces the labels and hints of inherited fields; a placeholder is no label (WCAG 3.3.2)."""

    labels: Mapping[str, Any] = {}
    hints: Mapping[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
        if "password1" in self.fields:
            self.fields["password1"].help_text = password_validators_help_text_html()


class LoginForm(_Worded, account_forms.LoginForm):
    """The one door: name or address and password, counted by the lockout."""

    labels = {"login": _("User name or e-mail address"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }


class ReauthenticateForm(_Worded, account_forms.ReauthenticateForm):
    """The password once more, before something that matters."""

    labels = {"password": _("Password")}


NEW_PASSWORD_LABELS = {
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password again"),
}


class ChangePasswordForm(_Worded, account_forms.ChangePasswordForm):
    """The password in use, and a new one twice."""

    labels = NEW_PASSWORD_LABELS


class SetPasswordForm(_Worded, account_forms.SetPasswordForm):
    """The first password of an account that has none."""

    labels = NEW_PASSWORD_LABELS


class ResetPasswordKeyForm(_Worded, account_forms.ResetPasswordKeyForm):
    """A new password, for whoever holds the link from the mail."""

    labels = NEW_PASSWORD_LABELS


class ResetPasswordForm(_Worded, account_forms.ResetPasswordForm):
    """Asks for the link; says the same whether the address is known or not."""

    labels = {"email": _("E-mail address")}
    hints = {"email": _("The one that the administrator has entered for your account.")}


class _CodeForm(_Worded):
    """A code typed from a telephone: full-width digits and spaces are fine, a second use is not."""

    labels = {"code": _("Verification code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "spellcheck": "false",
        }

    def clean_code(self) -> str:
        self.cleaned_data["code"] = unicodedata.normalize("NFKC", self.cleaned_data["code"])
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except UnreadableSecret:
            logger.error("second factor cannot be read with any configured key")
            raise get_adapter().validation_error("incorrect_code") from None
        factor = getattr(self, "authenticator", None)
        if factor and factor.type == Authenticator.Type.TOTP and not self._first_use(factor, code):
            raise get_adapter().validation_error("incorrect_code")
        return code

    @staticmethod
    def _first_use(factor: Authenticator, code: str) -> bool:
        """A code is good once (RFC 6238, 5.2), as long as any tolerated clock may still show it."""
        steps = 2 * mfa_settings.TOTP_TOLERANCE + 1
        digits = "".join(c for c in code if c.isdigit())
        key = f"accounts:totp-used:{factor.user_id}:{digits}"
        return cache.add(key, True, timeout=steps * mfa_settings.TOTP_PERIOD)


class AuthenticateForm(_CodeForm, code_forms.AuthenticateForm):
    """The second step of signing in."""

    labels = {"code": _("Code of the authenticator app, or a recovery code")}


class ReauthenticateByCodeForm(_CodeForm, code_forms.ReauthenticateForm):
    """A code instead of the password, before something that matters."""

    labels = AuthenticateForm.labels


class ActivateTOTPForm(_CodeForm, totp_forms.ActivateTOTPForm):
    """Proves that the app has taken the secret over."""

    labels = {"code": _("Six-digit code that the app shows")}


def _understood(check: Callable[[], T]) -> T:
    """The outcome of a check of a passkey's answer; whatever is broken in it is a refusal."""
    try:
        return check()
    except forms.ValidationError:
        raise
    except Exception as error:  # noqa: BLE001 - data from outside, broken in countless ways
        logger.info("passkey answer not understood", error=type(error).__name__)
        raise get_adapter().validation_error("incorrect_code") from None


class _PasskeyAnswer(forms.Form):
    """allauth expects the answer of a browser; anybody can send something else."""

    def clean_credential(self) -> Authenticator:
        check: Callable[[], Authenticator] = super().clean_credential  # type: ignore[misc]
        return _understood(check)


class AuthenticateByPasskeyForm(_PasskeyAnswer, passkey_forms.AuthenticateWebAuthnForm):
    """A passkey as the second step of signing in."""


class LoginByPasskeyForm(_PasskeyAnswer, passkey_forms.LoginWebAuthnForm):
    """A passkey instead of name and password."""


class ReauthenticateByPasskeyForm(_PasskeyAnswer, passkey_forms.ReauthenticateWebAuthnForm):
    """A passkey before something that matters."""


class AddPasskeyForm(_Worded, passkey_forms.AddWebAuthnForm):
    """A new passkey and the name by which its owner tells it from others."""

    labels = {
        "name": _("Name of the passkey"),
        "passwordless": _("Sign in with this passkey alone, without a password"),
    }
    hints = {
        "name": _("For example the device that keeps it: office computer, telephone."),
        "passwordless": _("The device then asks for a fingerprint, a face or a PIN."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"maxlength": PASSKEY_NAME_LENGTH}
        self.fields["passwordless"].initial = True

    def clean_name(self) -> str:
        return str(super().clean_name())[:PASSKEY_NAME_LENGTH]

    def clean(self) -> dict[str, Any]:
        """Checks the new passkey and keeps of its answer what signing in needs."""
        check: Callable[[], dict[str, Any]] = super().clean  # type: ignore[assignment]
        cleaned = _understood(check)
        if given := cleaned.get("credential"):
            cleaned["credential"] = {
                **{name: given[name] for name in ("id", "rawId", "type")},
                "response": {
                    name: given["response"][name]
                    for name in ("clientDataJSON", "attestationObject")
                },
                "clientExtensionResults": {"credProps": {"rk": _is_resident(given)}},
            }
        return cleaned


def _is_resident(credential: dict[str, Any]) -> bool | None:
    results = credential.get("clientExtensionResults")
    properties = results.get("credProps") if isinstance(results, dict) else None
    resident = properties.get("rk") if isinstance(properties, dict) else None
    return resident if isinstance(resident, bool) else None


class RenamePasskeyForm(_Worded, passkey_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    labels = AddPasskeyForm.labels

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"maxlength": PASSKEY_NAME_LENGTH}

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"])[:PASSKEY_NAME_LENGTH]
