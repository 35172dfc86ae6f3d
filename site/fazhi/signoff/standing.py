"""What everybody may check of a signature: that its record is whole, and that it still stands."""

from dataclasses import dataclass

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fazhi.signoff.acts import Act
from fazhi.signoff.models import SignedContent, SignOffRecord
from fazhi.signoff.permits import RELEASES
from fazhi.signoff.snapshot import still_says
from fazhi.signoff.targets import Target, find_target, public_url

SHOWN = (Act.SIGNED, Act.RELEASED, Act.CORRECTED, Act.CONFIRMED, Act.WITHDRAWN)
# What makes content public, or ends it. Content may be released before its time has come.
TURNS = (Act.PUBLISHED, Act.FOUNDED, Act.WITHDRAWN)


class Standing(models.TextChoices):
    """How what was signed stands today, in a sentence."""

    PUBLIC = "public", _("The public page is exactly what was signed.")
    REPLACED = "replaced", _("A newer version has been signed since, and is public now.")
    WITHDRAWN = "withdrawn", _("It has been withdrawn, and is not public any more.")
    OVER = "over", _("It is not public any more.")
    ALTERED = "altered", _("The public page is not what was signed.")
    UNREADABLE = "unreadable", _("What was signed cannot be compared any more.")


@dataclass(frozen=True)
class Checked:
    """A record, and what checking it has shown.

    ``is_whole``: it says what its digest covers, and follows the record before it. ``url`` is the
    public page's, empty without one; ``newer`` the number of the release of what is public instead.
    """

    record: SignOffRecord
    is_whole: bool
    standing: Standing
    url: str = ""
    newer: int | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was altered, neither the record nor the page."""
        return self.is_whole and not self.is_altered

    @property
    def is_altered(self) -> bool:
        """Whether the public page is another than the signed one, whatever the record says."""
        return self.standing == Standing.ALTERED


def check(number: int, request: HttpRequest) -> Checked | None:
    """Checks a record; nothing where the public has none: of drafts, of private pages, of other acts."""
    record = SignOffRecord.objects.filter(number=number, act__in=SHOWN).first()
    if record is None:
        return None
    about = SignOffRecord.objects.filter(model=record.model, key=record.key)
    turns = list(about.filter(act__in=TURNS).order_by("-number"))
    if not any(turn.content == record.content and turn.act != Act.WITHDRAWN for turn in turns):
        return None
    target = find_target(record.model, record.key)
    if target is not None and _is_private(target):
        return None
    last = turns[0]
    standing = _standing(record, last, target)
    newer = None
    if standing == Standing.REPLACED:
        releases = about.filter(act__in=RELEASES, content=last.content).exclude(act=Act.FOUNDED)
        newer = releases.order_by("-number").values_list("number", flat=True).first()
    url = public_url(target, request) if target is not None else ""
    return Checked(record, _is_whole(record), standing, url, newer)


def _is_whole(record: SignOffRecord) -> bool:
    before = SignOffRecord.objects.filter(number=record.number - 1).values_list("digest", flat=True)
    follows = record.previous == (before.first() or "")
    return follows and record.digest == record.reckoned_digest()


def _is_private(target: Target) -> bool:
    restrictions = getattr(target, "get_view_restrictions", None)
    return restrictions is not None and restrictions().exists()


def _standing(record: SignOffRecord, last: SignOffRecord, target: Target | None) -> Standing:
    if last.act == Act.WITHDRAWN:
        return Standing.WITHDRAWN
    if target is None or not target.live:
        return Standing.OVER
    if last.content != record.content:
        return Standing.REPLACED
    signed = SignedContent.objects.filter(digest=record.content).first()
    try:
        is_same = signed is not None and still_says(target, signed)
    except ValueError:
        return Standing.UNREADABLE
    return Standing.PUBLIC if is_same else Standing.ALTERED
