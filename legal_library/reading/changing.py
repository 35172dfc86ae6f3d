"""What changed in the library's laws: new, amended, repealed, soon in force; for feeds and lists."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from legal_library.models import ChangeKind, LawVersion
from legal_library.parsing.dates import in_words
from legal_library.status import EndReason, today

RECENT = dt.timedelta(days=2 * 366)


@dataclass(frozen=True)
class Change:
    """One entry: what happened to which law on a day. ``kind`` is that of the feed's filter."""

    kind: str
    day: dt.date
    version: LawVersion
    sentence: str

    @property
    def url(self) -> str:
        return self.version.get_absolute_url()

    @property
    def key(self) -> str:
        """The same for the same change, for ever."""
        return f"{self.version.law.public_id}-{self.version.date_part}-{self.kind}"


KINDS = ("new", "amended", "repealed", "soon")


def recent_changes(kind: str = "", limit: int = 50, day: dt.date | None = None) -> list[Change]:
    """The latest changes, the newest day first; one query. ``kind`` leaves one of `KINDS`."""
    day = day or today()
    since = day - RECENT
    versions = (
        LawVersion.objects.public()
        .filter(is_decision=False)
        .filter(Q(effective_from__gte=since) | Q(effective_to__gte=since, effective_to__lte=day))
        .select_related("law")
        .defer("history_text")
    )
    found = [change for version in versions for change in _changes(version, since, day)]
    found = [change for change in found if not kind or change.kind == kind]
    found.sort(key=lambda change: (change.day, change.version.pk), reverse=True)
    return found[:limit]


def _changes(version: LawVersion, since: dt.date, day: dt.date) -> list[Change]:
    changes: list[Change] = []
    title = version.law.marked_short_title
    begins, ends = version.effective_from, version.effective_to
    if begins and begins > day:
        sentence = _("%(law)s applies from %(day)s") % {"law": title, "day": in_words(begins)}
        changes.append(Change("soon", version.version_date or begins, version, sentence))
    elif begins and begins >= since:
        is_new = version.change == ChangeKind.ADOPTED
        words = (
            _("%(law)s is in force since %(day)s")
            if is_new
            else _("%(law)s was changed; the new text applies since %(day)s")
        )
        kind = "new" if is_new else "amended"
        changes.append(
            Change(kind, begins, version, words % {"law": title, "day": in_words(begins)})
        )
    if ends and since <= ends <= day and version.end_reason == EndReason.REPEALED:
        sentence = _("%(law)s was repealed on %(day)s") % {"law": title, "day": in_words(ends)}
        changes.append(Change("repealed", ends, version, sentence))
    return changes
