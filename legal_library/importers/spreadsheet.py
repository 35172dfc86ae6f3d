"""A spreadsheet of what is known about laws and their versions beside the text (XLSX).

A row finds its law by title and organ, and its version by day. It changes what it speaks of: an
empty cell says nothing. Where the library does not know who issued a law, the row's organ is it.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.log_actions import log

from fazhi.departments.importers.laws import as_law_title
from fazhi.imports.importer import Action, Change, Difference, Importer, Plan, differences
from fazhi.spreadsheets import Column, Row, Sheet, as_choice, as_date
from legal_library.finding.noting import note_laws
from legal_library.models import AliasKind, Branch, Law, LawAlias, LawVersion, Theme
from legal_library.organs import LawKind, Organ, kind_of, organ_of
from legal_library.redating import check_days, edit_days
from legal_library.titles import law_key

_DAY = gettext_lazy("As 2026-01-31; an empty cell changes nothing.")
_LIST = gettext_lazy("Several are divided by “；”. They are added to those that are there.")


def as_names(text: str) -> tuple[str, ...]:
    """The names in a cell, each once."""
    parts = (part.strip() for part in text.replace(";", "；").replace("\n", "；").split("；"))
    return tuple(dict.fromkeys(part for part in parts if part))


def as_address(text: str) -> str:
    """An address of the web; raises ``ValueError`` for anything else."""
    try:
        URLValidator(schemes=("http", "https"))(text)
    except ValidationError:
        raise ValueError(_("“%(text)s” is no address such as https://…") % {"text": text}) from None
    return text


TITLE = Column(
    "title", gettext_lazy("Title of the law"), required=True, max_length=300, parse=as_law_title
)
ISSUER = Column(
    "issuer",
    pgettext_lazy("of a law", "Issuing organ"),
    hint=gettext_lazy("Needed where two organs have issued a text of the same title."),
)
VERSION_DATE = Column(
    "version_date",
    gettext_lazy("Day of the version"),
    parse=as_date,
    default=None,
    hint=gettext_lazy(
        "When this text was adopted, amended or revised. Empty for a law that has one version."
    ),
)
ALIASES = Column(
    "aliases", gettext_lazy("Other names"), parse=as_names, default=(), max_length=600, hint=_LIST
)
THEMES = Column(
    "themes",
    pgettext_lazy("of laws", "Themes"),
    parse=as_names,
    default=(),
    max_length=600,
    hint=_LIST,
)
_OF_LAW = {
    "kind": Column(
        "kind",
        gettext_lazy("Kind of law"),
        parse=as_choice(LawKind),
        aliases=(pgettext_lazy("of a law", "Kind"),),
    ),
    "short_title": Column("short_title", gettext_lazy("Short title"), max_length=120),
    "branch": Column("branch", gettext_lazy("Branch of law"), parse=as_choice(Branch)),
}
_OF_VERSION = {
    "document_number": Column("document_number", gettext_lazy("Document number"), max_length=120),
    "promulgated_on": Column(
        "promulgated_on",
        gettext_lazy("Promulgated on"),
        parse=as_date,
        default=None,
        hint=_DAY,
    ),
    "effective_from": Column(
        "effective_from",
        gettext_lazy("In force from"),
        parse=as_date,
        default=None,
        hint=_DAY,
    ),
    "expires_on": Column(
        "expires_on", gettext_lazy("Term ends on"), parse=as_date, default=None, hint=_DAY
    ),
    "source_url": Column(
        "source_url", gettext_lazy("Address of the source"), parse=as_address, max_length=500
    ),
    "retrieved_on": Column(
        "retrieved_on", gettext_lazy("Retrieved on"), parse=as_date, default=None, hint=_DAY
    ),
}


@dataclass
class _Target:
    """What a row changes."""

    law: Law
    values: dict[str, Any]
    aliases: list[str]
    themes: list[Theme]
    version: LawVersion | None = None
    version_values: dict[str, Any] = field(default_factory=dict)


class MetadataImporter(Importer):
    """Completes laws that are in the library; it makes none, since a law begins with its text."""

    title = gettext_lazy("Data of laws")
    explanation = gettext_lazy(
        "Completes laws and versions that are in the library already. With another day a version "
        "must be verified and released anew."
    )
    columns = (
        *(TITLE, ISSUER, VERSION_DATE, *_OF_LAW.values(), *_OF_VERSION.values(), ALIASES, THEMES),
    )
    unique = ("title", "issuer", "version_date")

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        known = _Known(sheet)
        for row in sheet.rows:
            self._plan_row(row, known, plan)
        return plan

    def _plan_row(self, row: Row, known: "_Known", plan: Plan) -> None:
        law = known.law(row, plan)
        if law is None:
            return
        values = known.issuer(law, row) | {key: row[key] for key in _OF_LAW if row[key]}
        wanted = {key: row[key] for key in _OF_VERSION if row[key]}
        version = known.version(law, row, plan) if wanted or row["version_date"] else None
        if version is None and (wanted or row["version_date"]):
            return
        if wanted and not self.may("legal_library.change_lawversion"):
            plan.error(_("You may not change versions."), row)
            return
        target = _Target(
            law,
            values,
            known.new_aliases(law, row, plan),
            known.new_themes(law, row, plan),
            version,
            wanted,
        )
        shown = list(differences(law, values))
        if version is not None:
            shown += differences(version, wanted)
            _check_days(version, wanted, row, plan)
        if target.aliases:
            shown.append(Difference(str(ALIASES.title), "", "；".join(target.aliases)))
        if target.themes:
            names = "；".join(theme.name for theme in target.themes)
            shown.append(Difference(str(THEMES.title), "", names))
        if not shown:
            plan.unchanged += 1
            return
        label = str(version) if version else law.title
        plan.changes.append(Change(Action.CHANGE, row.number, label, tuple(shown), target))

    def apply(self, plan: Plan) -> None:
        """Saves laws, other names and themes; versions as an editor's act (`redating`)."""
        for change in plan.changes:
            target: _Target = change.target
            self._save_law(target)
            version = target.version
            changes = version and any(
                getattr(version, key) != value for key, value in target.version_values.items()
            )
            if version is not None and changes:
                reason = _("from a spreadsheet")
                edit_days(version, target.version_values, by=self._by, reason=reason)

    def _save_law(self, target: _Target) -> None:
        law = target.law
        changed = {k: v for k, v in target.values.items() if getattr(law, k) != v}
        for name, value in changed.items():
            setattr(law, name, value)
        if changed:
            law.save()
        for alias in target.aliases:
            LawAlias.objects.get_or_create(
                law=law,
                normalised=law_key(alias)[:120],
                defaults={"name": alias, "kind": AliasKind.POPULAR},
            )
        law.themes.add(*target.themes)
        if changed or target.aliases or target.themes:
            note_laws([law.pk])
            log(instance=law, action="wagtail.edit", user=self._by)

    @property
    def _by(self) -> Any:
        return self.user


def _check_days(version: LawVersion, wanted: dict[str, Any], row: Row, plan: Plan) -> None:
    trial = LawVersion(
        version_date=version.version_date,
        effective_from=wanted.get("effective_from", version.effective_from),
        expires_on=wanted.get("expires_on", version.expires_on),
    )
    try:
        check_days(trial)
    except ValidationError as problem:
        plan.invalid(problem, row, {key: c.title for key, c in _OF_VERSION.items()})


class _Known:
    """The laws that a sheet names, with their versions, other names and themes; few queries."""

    def __init__(self, sheet: Sheet) -> None:
        titles = {law_key(row["title"]) for row in sheet.rows}
        self.laws: dict[str, list[Law]] = defaultdict(list)
        found: list[Law] = []
        ordered = sorted(titles)
        for start in range(0, len(ordered), 500):
            found += Law.objects.filter(
                normalised_title__in=ordered[start : start + 500]
            ).prefetch_related("versions", "aliases", "themes")
        for law in found:
            self.laws[law.normalised_title].append(law)
        self.themes = {theme.name: theme for theme in Theme.objects.all()}
        self.rows: dict[int, int] = {}
        self.organs: dict[int, str] = {}

    def law(self, row: Row, plan: Plan) -> Law | None:
        """The law of a row; None after a finding."""
        laws = self.laws.get(law_key(row["title"]), [])
        if row["issuer"]:
            organ = organ_of(row["issuer"])
            exact = [law for law in laws if law.issuer_key == organ.key]
            laws = exact or [law for law in laws if self._may_be_of(law, organ)]
        if len(laws) == 1:
            return laws[0]
        if laws:
            message = _("several organs have issued a text of this title; name the organ")
            plan.error(message, row, ISSUER.title)
        else:
            message = _("the library has no such law; import its text first")
            plan.error(message, row, TITLE.title)
        return None

    def _may_be_of(self, law: Law, organ: Organ) -> bool:
        """Whether nobody is known to have issued a law, nor another row names another organ."""
        if law.organ.is_known or not organ.is_known:
            return False
        return self.organs.setdefault(law.pk, organ.key) == organ.key

    @staticmethod
    def issuer(law: Law, row: Row) -> dict[str, str]:
        """The organ of a row, and the kind that it gives, for a law whose organ is not known."""
        organ = organ_of(row["issuer"])
        if law.organ.is_known or not organ.is_known:
            return {}
        return {"issuer": organ.name, "kind": kind_of(organ, law.title)}

    def version(self, law: Law, row: Row, plan: Plan) -> LawVersion | None:
        """The version of a row; None after a finding. Each is named by one row."""
        versions = [v for v in law.versions.all() if not v.is_decision]
        day: dt.date | None = row["version_date"]
        if day:
            versions = [v for v in versions if v.version_date == day]
        elif len(versions) > 1 and row["promulgated_on"]:
            versions = [v for v in versions if v.promulgated_on == row["promulgated_on"]]
        if len(versions) != 1:
            message = (
                _("the law has no version of this day")
                if day
                else _("the law has several versions, or none; enter the day of the version")
            )
            plan.error(message, row, VERSION_DATE.title)
            return None
        first = self.rows.setdefault(versions[0].pk, row.number)
        if first != row.number:
            message = _("the same version stands in row %(first)s") % {"first": first}
            plan.error(message, row, VERSION_DATE.title)
            return None
        versions[0].law = law
        return versions[0]

    def new_aliases(self, law: Law, row: Row, plan: Plan) -> list[str]:
        """The names of a row that the law has not yet."""
        there = {alias.normalised for alias in law.aliases.all()} | {law.normalised_title}
        found = []
        for name in row["aliases"]:
            if len(name) > 120 or not law_key(name):
                plan.error(_("“%(name)s” is no name of a law") % {"name": name}, row, ALIASES.title)
            elif law_key(name) not in there:
                there.add(law_key(name))
                found.append(name)
        return found

    def new_themes(self, law: Law, row: Row, plan: Plan) -> list[Theme]:
        """The themes of a row that the law has not yet."""
        there = {theme.pk for theme in law.themes.all()}
        found = []
        for name in row["themes"]:
            theme = self.themes.get(name)
            if theme is None:
                message = _("there is no theme “%(name)s”; the themes are: %(themes)s")
                listed = "、".join(self.themes) or "—"
                plan.error(message % {"name": name, "themes": listed}, row, THEMES.title)
            elif theme.pk not in there:
                found.append(theme)
        return found
