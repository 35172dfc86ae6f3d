"""Making accounts, free of HTTP: the administration, the founding and the demonstration use it."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from fazhi.accounts.models import User


@transaction.atomic
def create_account(
    username: str,
    name: str,
    email: str,
    password: str | None = None,
    *,
    is_superuser: bool = False,
) -> User:
    """Makes an active account; without a password its owner sets one through a reset by e-mail.

    Raises `ValidationError` with the messages by field (``password`` among them) when the user name
    or the e-mail address is taken, a value is malformed, or the password is weak. Nothing is made
    then.
    """
    user = User(
        username=User.normalize_username(username.strip()),
        name=name.strip(),
        email=email.strip().lower(),
        is_staff=is_superuser,
        is_superuser=is_superuser,
    )
    problems: dict[str, list[str]] = {}
    try:
        user.full_clean(exclude={"password"})
    except ValidationError as error:
        problems.update(error.message_dict)
    if password is None:
        user.set_unusable_password()
    else:
        try:
            validate_password(password, user)
        except ValidationError as error:
            problems["password"] = error.messages
        user.set_password(password)
    if problems:
        raise ValidationError(problems)
    user.save()
    return user
