"""Versions: the list, one version with everything about it, its text with links to correct it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.admin.ui.tables import Column, StatusTagColumn

from fazhi.admin_screens.rows import Line, RowIndexView, RowView
from fazhi.admin_screens.viewsets import RowViewSet
from legal_library.acting import PERMISSIONS, Act, Stage, possible_acts, stage_of
from legal_library.admin.acts import ACT_VIEWS
from legal_library.admin.decisions import DECISION_VIEWS
from legal_library.admin.filters import VersionFilterSet
from legal_library.admin.listing import ONE_LINE
from legal_library.admin.report import shown_outline
from legal_library.admin.standing import with_findings
from legal_library.deciding import possible_decisions
from legal_library.models import FindingState, LawVersion, VersionFinding
from legal_library.parsing.findings import Severity
from legal_library.parsing.naming import named
from legal_library.parsing.outline import IN_OUTLINES, outline_of
from legal_library.status import Status
from legal_library.titles import law_key
from legal_library.verification import why_not_release

_SEVERITIES = list(Severity)


def findings_in_words(version: Any) -> str:
    """Open findings by severity; a dash where there are none."""
    counts = {
        _("%(count)s blocking"): version.blocking_open,
        _("%(count)s to be looked at"): version.warning_open,
        _("%(count)s notes"): version.note_open,
    }
    return "，".join(words % {"count": count} for words, count in counts.items() if count) or "—"


class VersionIndexView(RowIndexView):
    """All texts of all laws; what is written about them is counted by the database."""

    def get_base_queryset(self) -> QuerySet[LawVersion]:
        found = super().get_base_queryset().select_related("law")
        return with_findings(found.defer("history_text"))

    @cached_property
    def is_searchable(self) -> bool:
        return True

    def search_queryset(self, queryset: Any) -> Any:
        """By part of the law's title or of the version's own."""
        if not self.is_searching:
            return queryset
        plain = law_key(self.search_query)
        by_law = queryset.filter(law__normalised_title__icontains=plain or self.search_query)
        return by_law | queryset.filter(title__icontains=self.search_query.strip())


class VersionView(RowView):
    """One version: source, days and what they rest on, findings, corrections, outline, history."""

    template_name = "legal_library/admin/version.html"

    def possible_acts(self) -> list[Act]:
        return possible_acts(self.object)

    def acts(self) -> list[tuple[str, str]]:
        """Each act needs a right of its own."""
        policy = self.permission_policy
        return [
            (str(act.label), reverse(f"{self.url_namespace}:{act.value}", args=[self.object.pk]))
            for act in self.possible_acts()
            if policy.user_has_permission(self.request.user, PERMISSIONS[act])
        ]

    def history(self) -> list[Line]:
        return [Line(self.object.imported_at, None, _("Imported")), *super().history()]

    def findings(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """What blocks or is to be looked at, open ones first, with what can be decided; and notes."""
        found = list(self.object.findings.select_related("decided_by"))
        found.sort(
            key=lambda f: (
                f.state != FindingState.OPEN,
                _SEVERITIES.index(Severity(f.severity)),
                f.pk,
            )
        )
        may = self.permission_policy.user_has_permission(self.request.user, "verify")
        lines = [
            {
                "finding": f,
                "place": named(f.path),
                "anchor": f.path.replace("/", "-"),
                "decisions": _decisions(f, may),
            }
            for f in found
        ]
        notes = [line for line in lines if line["finding"].severity == Severity.NOTE]
        return [line for line in lines if line not in notes], notes

    def outline(self) -> list[dict[str, Any]]:
        """The outline, whose branches lead into the text; one query, without the text itself."""
        rows = self.object.provisions.filter(kind__in=IN_OUTLINES).defer("text").order_by("order")
        return shown_outline([b.as_data() for b in outline_of((row.depth, row) for row in rows)])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version: LawVersion = self.object
        stage = stage_of(version)
        may_release = self.permission_policy.user_has_permission(self.request.user, "release")
        hindrance = ""
        if stage == Stage.VERIFIED and may_release:
            hindrance = why_not_release(version, self.request.user)
        findings, notes = self.findings()
        return super().get_context_data(
            version=version,
            stage=stage,
            hindrance=hindrance,
            findings=findings,
            notes=notes,
            corrections=version.corrections.select_related("made_by"),
            outline=self.outline(),
            text_url=reverse(f"{self.url_namespace}:text", args=[version.pk]),
            **kwargs,
        )


def _decisions(finding: VersionFinding, may: bool) -> list[tuple[str, str]]:
    if not may or finding.severity == Severity.NOTE:
        return []
    return [
        (str(decision.label), reverse(f"lawversion:{decision.value}", args=[finding.pk]))
        for decision in possible_decisions(finding)
    ]


class VersionTextView(RowView):
    """The whole text, each provision with its anchor and the way to correct it."""

    template_name = "legal_library/admin/text.html"
    page_title = pgettext_lazy("of a law", "Text")

    def acts(self) -> list[tuple[str, str]]:
        return []

    def history(self) -> list[Line]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = self.permission_policy.user_has_permission(self.request.user, "change")
        correct = reverse(f"{self.url_namespace}:correct", args=[self.object.pk]) if may else ""
        return super().get_context_data(
            version=self.object,
            provisions=self.object.provisions.order_by("order"),
            correct_url=correct,
            **kwargs,
        )


class LawVersionViewSet(RowViewSet):
    """Versions in the administration."""

    model = LawVersion
    name = "lawversion"
    icon = "history"
    menu_label = pgettext_lazy("of a law", "Versions")
    index_view_class = VersionIndexView
    inspect_view_class = VersionView
    act_views = ACT_VIEWS
    inspect_view_fields = ("title",)
    filterset_class = VersionFilterSet
    ordering = ("law__rank", "law__title", "-version_date", "-pk")
    list_display = (
        "title",
        Column(
            "date_part",
            label=gettext_lazy("Day of the version"),
            sort_key="version_date",
            classname=ONE_LINE,
        ),
        StatusTagColumn(
            "status",
            label=gettext_lazy("Status today"),
            accessor=lambda version: version.status.label,
            primary=lambda version: version.status == Status.IN_FORCE,
            classname=ONE_LINE,
        ),
        StatusTagColumn(
            "stage",
            label=pgettext_lazy("of a version", "Stage"),
            accessor=lambda version: stage_of(version).label,
            primary=lambda version: version.is_public,
            classname=ONE_LINE,
        ),
        Column(
            "findings",
            label=gettext_lazy("Open findings"),
            accessor=findings_in_words,
            sort_key="blocking_open",
        ),
        Column("source_name", label=pgettext_lazy("of a text", "Source"), sort_key="source_name"),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        shared = {"permission_policy": self.permission_policy, "url_namespace": self.url_namespace}
        text = VersionTextView.as_view(
            **shared, model=self.model, index_url_name=self.get_url_name("index")
        )
        return [
            *super().get_urlpatterns(),
            path("text/<int:pk>/", text, name="text"),
            *(
                path(f"finding/{name}/<int:pk>/", view.as_view(**shared), name=str(name))
                for name, view in DECISION_VIEWS.items()
            ),
        ]
