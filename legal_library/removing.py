"""Deleting what was imported by mistake: a version that readers never saw, or a whole law.

What was ever public is withdrawn and never deleted. Each act is one transaction and stands in the
history; the same file can be imported again.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.log_actions import log

from fazhi.accounts.models import User
from legal_library.acting import Act, ever_public, locked_for, said
from legal_library.chains import rebuild_chain, repealed_laws
from legal_library.finding.noting import note_law
from legal_library.importers.store import settle_relations
from legal_library.models import (
    Law,
    LawEvent,
    LawRelation,
    LawVersion,
    Provision,
    TextCorrection,
    VersionFinding,
)
from legal_library.models.events import Origin
from legal_library.parsing.findings import Findings
from legal_library.parsing.history import read_history
from legal_library.parsing.manuscript import lines_of


@dataclass(frozen=True)
class Removal:
    """What deleting takes along, kind by kind with its number, and in sentences what is left, what
    no import brings back, and what stands against it."""

    goes: list[tuple[str, int]]
    stays: list[str]
    warnings: list[str]
    hindrances: list[str]


def hindrances(law: Law) -> list[str]:
    """Why a law cannot be deleted, a sentence for each reason; empty when nothing hinders."""
    versions = list(law.versions.in_order())
    public = ever_public(versions)
    days = "、".join(version.date_part for version in versions if version.pk in public)
    if not days:
        return []
    return [
        _("Readers have seen a version of this law (%(days)s): it is withdrawn, never deleted.")
        % {"days": days}
    ]


def removal_of_version(version: LawVersion) -> Removal:
    """What goes with a version; whether it may go is said by `acting.possible_acts`."""
    return Removal(
        goes=_numbers(
            version.provisions.all(),
            version.findings.all(),
            version.corrections.all(),
            version.relations.all(),
            _told_by_no_other(version),
        ),
        stays=[
            _("The law itself stays, with its notes, other names and other versions."),
            _("Until when the other versions apply is computed anew."),
        ],
        warnings=_decided(version.findings.exclude(decided_at=None), version.corrections.all()),
        hindrances=[],
    )


def removal_of_law(law: Law) -> Removal:
    """What goes with a law: all its versions, and what is known and written about it."""
    corrections = TextCorrection.objects.filter(version__law=law)
    findings = VersionFinding.objects.filter(version__law=law)
    notes, referring = law.notes.count(), LawRelation.objects.filter(target=law).exclude(law=law)
    warnings = _decided(findings.exclude(decided_at=None), corrections)
    if notes:
        warnings.append(
            ngettext(
                "%(count)s note on an article goes too. An import does not bring it back.",
                "%(count)s notes on articles go too. An import does not bring them back.",
                notes,
            )
            % {"count": notes}
        )
    days = "、".join(version.date_part for version in law.versions.in_order())
    versions = [(_("Versions of %(days)s") % {"days": days}, law.versions.count())] if days else []
    return Removal(
        goes=versions
        + _numbers(
            Provision.objects.filter(version__law=law),
            findings,
            corrections,
            law.aliases.all(),
            law.events.all(),
            law.relations.all(),
            law.notes.all(),
        ),
        stays=[
            ngettext(
                "%(count)s relation of another law stays; it names this law by its title alone.",
                "%(count)s relations of other laws stay; they name this law by its title alone.",
                count,
            )
            % {"count": count}
            for count in [referring.count()]
            if count
        ],
        warnings=warnings,
        hindrances=hindrances(law),
    )


def _numbers(*kinds: QuerySet[Any]) -> list[tuple[str, int]]:
    """What there is of each kind, by the name of the kind; one query for each."""
    counted = ((rows.model._meta.verbose_name_plural, rows.count()) for rows in kinds)
    return [(capfirst(str(name)), count) for name, count in counted if count]


def _decided(findings: QuerySet[Any], corrections: QuerySet[Any]) -> list[str]:
    """That people's work on the text is lost, if there is any."""
    if findings.exists() or corrections.exists():
        return [_("What was decided and corrected in the text is lost.")]
    return []


def _told_by_no_other(version: LawVersion) -> QuerySet[LawEvent]:
    """The events that texts tell of, but not the notes of the law's other versions."""
    told = {
        (event.kind.value, event.day)
        for other in version.law.versions.exclude(pk=version.pk)
        for event in read_history(list(lines_of(other.history_text)), Findings())
    }
    events = version.law.events.filter(origin=Origin.TEXT)
    return events.filter(pk__in=[e.pk for e in events if (e.kind, e.date) not in told])


@transaction.atomic
def delete_version(version: LawVersion, reason: str, *, by: User) -> None:
    """Deletes a version that readers never saw. Raises `ValidationError`."""
    reason = said(reason)
    row = locked_for(version, Act.DELETE)
    law, ended = row.law, repealed_laws(row.relations.all())
    data = {"reason": reason, "version": row.date_part}
    log(row, "legal_library.delete", user=by, data=data, deleted=True)
    log(law, "legal_library.delete_version", user=by, data=data)
    _told_by_no_other(row).delete()
    row.delete()
    note_law(law.pk)
    for one in {law, *ended}:
        rebuild_chain(one)


@transaction.atomic
def delete_law(law: Law, reason: str, *, by: User) -> None:
    """Deletes a law with everything about it. Raises `ValidationError` with the `hindrances`.

    Relations of other laws keep its title, and lead to another law of that title if there is one.
    """
    reason = said(reason)
    row = Law.objects.select_for_update().get(pk=law.pk)
    if reasons := hindrances(row):
        raise ValidationError(reasons)
    ended = repealed_laws(row.relations.all()) - {row}
    log(row, "legal_library.delete", user=by, data={"reason": reason}, deleted=True)
    note_law(row.pk)
    row.versions.all().delete()
    row.delete()
    for one in ended:
        rebuild_chain(one)
    settle_relations()
