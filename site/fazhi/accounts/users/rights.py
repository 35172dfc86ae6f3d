"""Who may change whose account: an administrator's only another administrator."""

from fazhi.accounts.models import User


def may_change(actor: User, account: User) -> bool:
    """Whether ``actor`` may edit, lock, unlock or reset ``account``.

    Whoever manages accounts without being an administrator must not become one by taking over the
    account of one.
    """
    if account.is_superuser and not actor.is_superuser:
        return False
    return actor.has_perm("accounts.change_user")
