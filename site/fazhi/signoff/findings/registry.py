"""Checks of content: each app registers its own from ``AppConfig.ready``."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fazhi.signoff.content import Content, Place

Label = str | Promise


class Severity(models.TextChoices):
    """What a finding means for who submits and signs."""

    BLOCKER = "blocker", _("must be settled")
    ADVICE = "advice", _("advice")


@dataclass(frozen=True)
class Finding:
    """Something that a check noticed.

    ``says`` is a sentence for editors, ``excerpt`` the words that it is about, masked where they
    tell of a person. ``about`` is what exactly was found, as it stands in the content; it is never
    stored. What was overridden once stays so while the same is found at the same place.
    """

    check: str
    severity: Severity
    place: Place
    says: Label
    excerpt: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """Tells it from every other finding of the same content, without telling what was found."""
        told = "\n".join((self.check, self.place.path, self.about or self.excerpt))
        digest = hmac.new(settings.SECRET_KEY.encode(), told.encode(), hashlib.sha256)
        return digest.hexdigest()[:32]


Check = Callable[[Content], Iterable[Finding]]

_checks: dict[str, Check] = {}


def register_check(name: str, check: Check) -> None:
    """Adds a check; its name stands in records and never changes.

    Raises ``ValueError`` for a name that is taken.
    """
    if name in _checks:
        raise ValueError(f"taken: {name}")
    _checks[name] = check


def findings_in(content: Content) -> list[Finding]:
    """What all checks find, blockers first, then in the order of the content; each once."""
    places = {part.place.path: number for number, part in reversed([*enumerate(content.parts)])}
    found = {one.key: one for check in _checks.values() for one in check(content)}
    return sorted(
        found.values(),
        key=lambda one: (
            one.severity != Severity.BLOCKER,
            places.get(one.place.path, len(places)),
        ),
    )
