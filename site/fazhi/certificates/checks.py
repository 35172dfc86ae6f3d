"""What is wrong with kinds of certificates, before anybody prints one."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.translation import override

from fazhi.certificates.kinds import ALWAYS, kinds
from fazhi.certificates.wording import names_in


@register()
def kinds_are_sound(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Each has a prefix of its own, and texts that name only what they are given."""
    problems: list[CheckMessage] = []
    prefixes: dict[str, str] = {}
    for kind in kinds():
        with override(settings.LANGUAGE_CODE):
            prefix = str(kind.prefix)
        twin = prefixes.setdefault(prefix, kind.key)
        if not prefix or twin != kind.key:
            problems.append(
                Error(
                    f"the certificate “{kind.key}” has no prefix of its own: {prefix!r}",
                    id="certificates.E001",
                )
            )
        for language, _name in settings.LANGUAGES:
            with override(language):
                unknown = names_in(kind.text) - kind.values.keys() - ALWAYS
            if unknown:
                problems.append(
                    Error(
                        f"the certificate “{kind.key}” in “{language}” names {sorted(unknown)}",
                        id="certificates.E002",
                    )
                )
    return problems
