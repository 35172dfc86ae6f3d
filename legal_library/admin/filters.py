"""Filters of the lists of laws and versions."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.filters import WagtailFilterSet

import django_filters

from legal_library.acting import Stage
from legal_library.admin.standing import at_stage
from legal_library.models import FindingState, Law, LawVersion, Theme, VersionFinding
from legal_library.organs import LawKind
from legal_library.parsing.findings import Severity
from legal_library.status import Status, having_status

BLOCKING, OPEN, NONE = "blocking", "open", "none"
FINDINGS = (
    (BLOCKING, _("with open ones that block publication")),
    (OPEN, _("with open ones that block or are to be looked at")),
    (NONE, _("without open ones that block or are to be looked at")),
)


def _open_findings(value: str, **of_row: OuterRef) -> Exists:
    found = VersionFinding.objects.filter(state=FindingState.OPEN, **of_row)
    if value == BLOCKING:
        return Exists(found.filter(severity=Severity.BLOCKING))
    return Exists(found.exclude(severity=Severity.NOTE))


class LawFilterSet(WagtailFilterSet):
    """Kind, status today, organ, branch, theme, findings, and whether readers see it."""

    standing = django_filters.ChoiceFilter(
        label=_("Status today"), choices=[*Status.choices], field_name="standing"
    )
    issuer = django_filters.CharFilter(
        label=pgettext_lazy("of a law", "Issuing organ"), lookup_expr="icontains"
    )
    theme = django_filters.ModelChoiceFilter(
        label=pgettext_lazy("of laws", "Theme"), queryset=Theme.objects.all(), field_name="themes"
    )
    findings = django_filters.ChoiceFilter(
        label=pgettext_lazy("of a version", "Findings"), choices=FINDINGS, method="by_findings"
    )
    released = django_filters.ChoiceFilter(
        label=_("Readers"),
        choices=(("yes", _("see a version")), ("no", _("see no version"))),
        method="by_release",
    )

    class Meta:
        model = Law
        fields = ("kind", "branch")

    def by_findings(self, laws: QuerySet[Law], name: str, value: str) -> QuerySet[Law]:
        """Laws with or without open findings."""
        found = _open_findings(value, version__law=OuterRef("pk"))
        return laws.filter(~found if value == NONE else found)

    def by_release(self, laws: QuerySet[Law], name: str, value: str) -> QuerySet[Law]:
        """Laws of which readers see a version, or none."""
        public = Exists(LawVersion.objects.public().filter(law=OuterRef("pk")))
        return laws.filter(public if value == "yes" else ~public)


class VersionFilterSet(WagtailFilterSet):
    """Stage, status today, findings, kind of law and source."""

    stage = django_filters.ChoiceFilter(
        label=pgettext_lazy("of a version", "Stage"), choices=Stage.choices, method="by_stage"
    )
    status = django_filters.ChoiceFilter(
        label=_("Status today"), choices=Status.choices, method="by_status"
    )
    findings = django_filters.ChoiceFilter(
        label=pgettext_lazy("of a version", "Findings"), choices=FINDINGS, method="by_findings"
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of law"), choices=LawKind.choices, field_name="law__kind"
    )
    source = django_filters.CharFilter(
        label=pgettext_lazy("of a text", "Source"),
        field_name="source_name",
        lookup_expr="icontains",
    )

    class Meta:
        model = LawVersion
        fields = ()

    def by_stage(self, versions: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """How far it is on its way to readers."""
        return versions.filter(at_stage(value))

    def by_status(self, versions: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """How it stands today."""
        return versions.filter(having_status(value))

    def by_findings(self, versions: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Versions with or without open findings."""
        found = _open_findings(value, version=OuterRef("pk"))
        return versions.filter(Q(~found) if value == NONE else found)
