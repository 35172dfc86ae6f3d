from typing import Any

from django.contrib.admin.utils import label_for_field
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.rich_text.feature_registry import FeatureRegistry

from legal_library.admin.viewsets import LibraryGroup
from legal_library.citing import rich_text
from legal_library.citing.chooser import LawChooserViewSet, law_chooser_viewset
from legal_library.models import LawVersion
from legal_library.parsing.findings import MEANINGS, Code


@hooks.register("register_admin_viewset")
def library_viewsets() -> LibraryGroup:
    """The menu of the library."""
    return LibraryGroup()


@hooks.register("register_admin_viewset")
def law_chooser() -> LawChooserViewSet:
    """The dialogue in which a law or an article is chosen."""
    return law_chooser_viewset


@hooks.register("register_rich_text_features")
def links_to_laws(features: FeatureRegistry) -> None:
    """What running text can have."""
    rich_text.register(features)


@hooks.register("register_icons")
def icons(names: list[str]) -> list[str]:
    """Scales stand for a law."""
    return [*names, "legal_library/icons/law.svg"]


class _WithReason(LogFormatter):
    """What was done, and why."""

    done: Any = ""

    def format_message(self, log_entry: Any) -> str:
        reason = (log_entry.data or {}).get("reason", "")
        if not reason:
            return str(self.done)
        return _("%(done)s: %(reason)s") % {"done": self.done, "reason": reason}


class _Decided(_WithReason):
    """What was decided about which finding."""

    def format_message(self, log_entry: Any) -> str:
        code = (log_entry.data or {}).get("finding", "")
        finding = MEANINGS[Code(code)][1] if code in set(Code) else code
        return f"{super().format_message(log_entry)}（{finding}）"


class _Corrected(_WithReason):
    """Which provision."""

    def format_message(self, log_entry: Any) -> str:
        provision = (log_entry.data or {}).get("provision", "")
        return f"{provision}　{super().format_message(log_entry)}"


class _Dated(_WithReason):
    """Which values, before and after."""

    def format_message(self, log_entry: Any) -> str:
        fields = (log_entry.data or {}).get("fields", {})
        shown = [
            f"{label_for_field(name, LawVersion)} {old or '—'} → {new or '—'}"
            for name, (old, new) in fields.items()
        ]
        return "；".join([super().format_message(log_entry), *shown])


class _VersionDeleted(_WithReason):
    """Which version; said of its law, since the version has no page any more."""

    def format_message(self, log_entry: Any) -> str:
        day = (log_entry.data or {}).get("version", "")
        return f"{day}　{super().format_message(log_entry)}"


_ACTIONS: tuple[tuple[str, type[_WithReason], Any, Any], ...] = (
    (
        "verify",
        _WithReason,
        gettext_lazy("Verify a law's text"),
        pgettext_lazy("a text", "Verified"),
    ),
    ("release", _WithReason, gettext_lazy("Release a law's text"), gettext_lazy("Released")),
    ("withdraw", _WithReason, gettext_lazy("Withdraw a law's text"), gettext_lazy("Withdrawn")),
    ("correct", _Corrected, gettext_lazy("Correct a law's text"), gettext_lazy("Text corrected")),
    (
        "dates",
        _Dated,
        gettext_lazy("Edit a law's days and source"),
        gettext_lazy("Days or source edited"),
    ),
    (
        "delete",
        _WithReason,
        gettext_lazy("Delete a law or its text"),
        pgettext_lazy("a law", "Deleted"),
    ),
    (
        "delete_version",
        _VersionDeleted,
        gettext_lazy("Delete a version of a law"),
        gettext_lazy("Version deleted"),
    ),
    ("resolve", _Decided, gettext_lazy("Resolve a finding"), gettext_lazy("Finding resolved")),
    ("waive", _Decided, gettext_lazy("Waive a finding"), gettext_lazy("Finding waived")),
    (
        "reopen",
        _Decided,
        gettext_lazy("Open a finding again"),
        gettext_lazy("Finding opened again"),
    ),
    ("upload", _WithReason, gettext_lazy("Upload laws"), gettext_lazy("File uploaded")),
    ("import", _WithReason, gettext_lazy("Import laws"), gettext_lazy("Import confirmed")),
    (
        "cancel_import",
        _WithReason,
        gettext_lazy("Do not import uploaded laws"),
        gettext_lazy("Not imported, file deleted"),
    ),
)


@hooks.register("register_log_actions")
def library_actions(actions: LogActionRegistry) -> None:
    """What is done in the library, as the history shows it."""
    for name, base, label, done in _ACTIONS:
        formatter = type(f"{base.__name__}_{name}", (base,), {"label": label, "done": done})
        actions.register_action(f"legal_library.{name}")(formatter)
