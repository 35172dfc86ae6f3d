"""How a version stands today, in words: the banner above the text and what leads on from it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from legal_library.models import DateBasis, LawRelation, LawVersion, RelationKind
from legal_library.models.laws import version_of
from legal_library.parsing.dates import in_words
from legal_library.status import Status


@dataclass(frozen=True)
class Lead:
    """Where a reader should go instead or besides: words, and an address if there is one yet."""

    text: str
    url: str


@dataclass(frozen=True)
class Standing:
    """The status, one sentence about it, and what leads on."""

    status: Status
    sentence: str
    leads: tuple[Lead, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def css(self) -> str:
        """The class of its banner; only what was repealed is red."""
        if self.doubts and self.status == Status.IN_FORCE:
            return "warn"
        return {
            Status.IN_FORCE: "ok",
            Status.UPCOMING: "info",
            Status.REPEALED: "repealed",
        }.get(self.status, "warn")

    @property
    def icon(self) -> str:
        """The name of its sign, so that colour is never alone."""
        return self.status.value


def standing_of(
    version: LawVersion,
    versions: list[LawVersion],
    incoming: list[LawRelation],
    readable: set[int],
    day: dt.date,
) -> Standing:
    """The standing of a version among the public ``versions`` of its law on a day.

    ``incoming`` are the relations of other laws to this one, with their laws; ``readable`` the keys
    of those laws that can be opened.
    """
    status = version.status_on(day)
    current = version_of(versions, day)
    leads: list[Lead] = []
    if current and current.pk != version.pk:
        words = _("Read the version that applies today (%(day)s)") % {"day": _day_of(current)}
        if current.status_on(day) == Status.IN_FORCE:
            leads.append(Lead(words, current.law.get_absolute_url()))
    elif status == Status.IN_FORCE:
        leads += [
            Lead(
                _("From %(day)s a changed text applies") % {"day": in_words(later.effective_from)},
                later.get_absolute_url(),
            )
            for later in versions
            if later.effective_from and later.status_on(day) == Status.UPCOMING
        ]
    if status == Status.REPEALED:
        leads += _repealing(version, incoming, readable)
    return Standing(
        status, _sentence(version, status), tuple(leads), tuple(_doubts(version, incoming, day))
    )


def _day_of(version: LawVersion) -> str:
    return f"{version.version_date:%Y-%m-%d}" if version.version_date else _("undated")


def _sentence(version: LawVersion, status: Status) -> str:
    begins = in_words(version.effective_from) if version.effective_from else ""
    ends = in_words(version.effective_to) if version.effective_to else ""
    match status:
        case Status.IN_FORCE:
            return _("In force since %(day)s") % {"day": begins}
        case Status.UPCOMING:
            return _("Not yet in force; it applies from %(day)s") % {"day": begins}
        case Status.AMENDED:
            return _("An older version; a later one applies since %(day)s") % {"day": ends}
        case Status.REPEALED:
            return _("Repealed; it does not apply any more since %(day)s") % {"day": ends}
        case Status.EXPIRED:
            return _("Its term has ended; it does not apply any more since %(day)s") % {"day": ends}
        case _unknown:
            return _("Whether it is in force has not been verified")


def _repealing(version: LawVersion, incoming: list[LawRelation], readable: set[int]) -> list[Lead]:
    return [
        Lead(
            _("Repealed by %(law)s") % {"law": relation.law.marked_short_title},
            relation.law.get_absolute_url() if relation.law_id in readable else "",
        )
        for relation in incoming
        if relation.kind == RelationKind.REPEALS and relation.date == version.effective_to
    ]


def _is_missing(version: LawVersion, relation: LawRelation, day: dt.date) -> bool:
    """Whether a relation is an amendment that was adopted after the version and applies by now."""
    made = relation.version.version_date if relation.version else relation.date
    return bool(
        relation.kind == RelationKind.AMENDS
        and not version.effective_to
        and made
        and version.version_date
        and made > version.version_date
        and relation.date
        and relation.date <= day
    )


def _doubts(version: LawVersion, incoming: list[LawRelation], day: dt.date) -> list[str]:
    """What a careful reader must know: a day that is assumed, amendments that are not in the text."""
    doubts: list[str] = []
    if version.effective_basis == DateBasis.ASSUMED:
        doubts.append(
            _("The day of its coming into force is not known; the day of the version was taken.")
        )
    doubts += [
        _("%(law)s has changed this law since %(day)s; the text does not show it yet.")
        % {
            "law": relation.law.marked_short_title,
            "day": in_words(relation.date) if relation.date else "",
        }
        for relation in incoming
        if _is_missing(version, relation, day)
    ]
    return doubts
