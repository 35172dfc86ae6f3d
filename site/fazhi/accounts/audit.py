"""One log line for each act around signing in: with the account's number, never with a name.

The line carries the request's id, like every other; addresses stand in the log of sign-ins in the
database, which is deleted in time (`retention`).
"""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal

import structlog
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from axes.signals import user_locked_out

logger = structlog.stdlib.get_logger("fazhi.accounts.audit")

ACTS: dict[str, Signal] = {
    "signed in": user_logged_in,
    "signed out": user_logged_out,
    "sign-in failed": user_login_failed,
    "sign-in locked": user_locked_out,
    "password changed": password_changed,
    "password reset": password_reset,
    "password set": password_set,
    "second factor failed": authentication_failed,
    "second factor added": authenticator_added,
    "second factor removed": authenticator_removed,
    "recovery codes made": authenticator_reset,
}


def connect() -> None:
    """Listens to the signals of `ACTS`."""
    for act, signal in ACTS.items():
        signal.connect(_listener(act), weak=False, dispatch_uid=f"accounts:{act}")


def _listener(act: str) -> Any:
    def listen(sender: Any, **kwargs: Any) -> None:
        details: dict[str, Any] = {}
        if (user := kwargs.get("user")) is not None:
            details["account"] = user.pk
        if isinstance(factor := kwargs.get("authenticator"), Authenticator):
            details["factor"] = str(factor.type)
        logger.info(act, **details)

    return listen
