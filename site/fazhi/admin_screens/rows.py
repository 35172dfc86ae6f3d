"""Lists and pages of rows that people read and act on instead of editing them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.urls import reverse

from wagtail.admin.views import generic
from wagtail.log_actions import registry

VISIBLE = ("view", "change")


@dataclass(frozen=True)
class Line:
    """A line of a row's history: when, who (nobody: the software, or somebody outside), what."""

    at: Any
    who: Any
    what: Any
    detail: Any = ""


def log_lines(row: Model, most: int = 200) -> list[Line]:
    """The newest lines that the administration's log has of a row, the oldest first; one query."""
    entries = registry.get_logs_for_instance(row).select_related("user")
    newest = entries.order_by("-timestamp", "-pk")[:most]
    return [Line(entry.timestamp, entry.user, entry.message) for entry in reversed(newest)]


class RowIndexView(generic.IndexView):
    """The rows that the user may see. They are not exported: people may be named."""

    FORMATS = ()
    any_permission_required = VISIBLE

    def get_base_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, VISIBLE
        )
        return found

    def get_inspect_url(self, instance: Any) -> str:
        return reverse(self.inspect_url_name, args=[instance.pk])


class RowView(generic.InspectView):
    """One row with its history, and what the user can do with it now.

    Templates include ``admin_screens/row_acts.html`` and ``admin_screens/history.html``.
    """

    any_permission_required = VISIBLE
    url_namespace = ""

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.may(*VISIBLE, row=found):
            raise PermissionDenied
        return found

    def may(self, *actions: str, row: Any) -> bool:
        """Whether the user has one of the permissions for the row."""
        return bool(
            self.permission_policy.user_has_any_permission_for_instance(
                self.request.user, actions, row
            )
        )

    def possible_acts(self) -> Iterable[Any]:
        """Members of an enumeration of acts: their values are names of addresses."""
        return self.object.possible_acts()

    def acts(self) -> list[tuple[str, str]]:
        """Label and address of what the user can do with it now."""
        if not self.may("change", row=self.object):
            return []
        return [
            (str(act.label), reverse(f"{self.url_namespace}:{act.value}", args=[self.object.pk]))
            for act in self.possible_acts()
        ]

    def history(self) -> list[Line]:
        """What happened to it, the oldest first."""
        return log_lines(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(history=self.history(), acts=self.acts(), **kwargs)
