"""What `manage.py check` says about how messages leave."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from fazhi.outbox.provider_requests import has_secret, provider, secrets_of


@register()
def answers_of_the_provider_need_a_secret(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Without one nobody can be told from the provider, and what becomes of mail stays unknown."""
    name = provider()
    if not name or has_secret(name):
        return []
    return [
        Error(
            f"The mail provider {name} cannot tell what became of messages: there is no secret.",
            hint=f"Set {' or '.join(secrets_of(name))} in FAZHI_ANYMAIL, as docs/outbox.md says.",
            id="outbox.E001",
        )
    ]


@register()
def the_provider_of_text_messages_exists(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """A class that cannot be loaded would keep every text message waiting."""
    if not settings.OUTBOX_SMS_PROVIDER:
        return []
    try:
        import_string(settings.OUTBOX_SMS_PROVIDER)
    except ImportError as error:
        return [
            Error(
                f"The provider of text messages cannot be loaded: {error}.",
                hint="Correct FAZHI_SMS_PROVIDER.",
                id="outbox.E002",
            )
        ]
    return []
