"""Who must have a second factor, who has one, and what becomes of a lost one."""

from django.conf import settings
from django.db import transaction

import structlog
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken

from fazhi.accounts.models import MUST_HAVE_SECOND_FACTOR, User
from fazhi.keyring import keyring
from fazhi.upkeep import Rekeyed

logger = structlog.stdlib.get_logger(__name__)

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SECRETS = ("secret", "seed")


class UnreadableSecret(Exception):
    """No configured key reads the stored secret; the second factor must be set up anew."""

    silent_variable_failure = True


def must_have(user: User) -> bool:
    """Whether ``REQUIRE_SECOND_FACTOR`` asks this account for a second factor.

    ``privileged`` means administrators and whoever holds the permission
    ``accounts.must_have_second_factor``.
    """
    if settings.REQUIRE_SECOND_FACTOR == "everybody":
        return True
    if settings.REQUIRE_SECOND_FACTOR == "privileged":
        return user.has_perm(f"accounts.{MUST_HAVE_SECOND_FACTOR}")
    return False


def has(user: User) -> bool:
    """Whether the account has one; recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


@transaction.atomic
def remove(user: User) -> int:
    """Removes every factor and the recovery codes of somebody who lost them; returns how many."""
    count: int = Authenticator.objects.filter(user_id=user.pk).delete()[0]
    if count:
        logger.info("second factor removed by an administrator", account=user.pk)
    return count


def encrypt(text: str) -> str:
    """Encrypts a secret of the second factor with the first of ``PERSONAL_DATA_KEYS``."""
    return keyring().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Reads what `encrypt` wrote with any of the keys; raises `UnreadableSecret`."""
    try:
        return keyring().decrypt(text.encode()).decode()
    except InvalidToken:
        raise UnreadableSecret from None


@transaction.atomic
def rekey() -> Rekeyed:
    """Writes all secrets with the first key, so that old keys can be dropped."""
    result = Rekeyed()
    for factor in Authenticator.objects.select_for_update().exclude(
        type=Authenticator.Type.WEBAUTHN
    ):
        try:
            secrets = {n: encrypt(decrypt(factor.data[n])) for n in SECRETS if n in factor.data}
        except UnreadableSecret:
            result.unreadable.append(factor.pk)
            continue
        factor.data.update(secrets)
        factor.save(update_fields=["data"])
        result.rotated += 1
    return result
