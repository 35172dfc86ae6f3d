"""What an editor has entered by hand stays when an import brings other words for a version.

The history of the version (`redating`) says what that is.
"""

import datetime as dt

from django.contrib.admin.utils import label_for_field
from django.utils.translation import gettext as _

from wagtail.log_actions import registry

from legal_library.effectiveness import Dating
from legal_library.models import DateBasis, Law, LawVersion
from legal_library.parsing.findings import Code, Finding
from legal_library.redating import ACTION

_DAYS = ("version_date", "promulgated_on", "effective_from")  # of those that a text speaks of


def entered_fields(version: LawVersion) -> set[str]:
    """The fields of a version that an editor has entered."""
    names = {name for fields in _edits(version) for name in fields}
    if version.effective_basis == DateBasis.EDITOR:
        names.add("effective_from")
    return names


def _edits(version: LawVersion) -> list[dict[str, list[str]]]:
    """The values before and after of every edit, by field."""
    lines = registry.get_logs_for_instance(version).filter(action=ACTION)
    return [data.get("fields", {}) for data in lines.values_list("data", flat=True)]


def disagreements(version: LawVersion, read: Dating) -> list[Finding]:
    """A finding for each day that an editor entered and of which a text speaks otherwise."""
    found = []
    for name in sorted(entered_fields(version).intersection(_DAYS), key=_DAYS.index):
        said, kept = getattr(read, name), getattr(version, name)
        if said and said != kept:
            quote = _("%(what)s: %(kept)s, entered by an editor, stays; the text says %(said)s")
            values = {
                "what": label_for_field(name, LawVersion),
                "kept": kept or "—",
                "said": said,
            }
            found.append(Finding(Code.DATES_DISAGREE, quote % values))
    return found


def redated_version(
    law: Law, day: dt.date | None, note: str, *, is_decision: bool
) -> LawVersion | None:
    """The version of a text whose day an editor has changed from ``day``.

    It has the same note below its title: another text of that day is a version of its own.
    """
    was = str(day or "")
    for version in law.versions.filter(is_decision=is_decision, history_text=note):
        if any(fields.get("version_date", [None])[0] == was for fields in _edits(version)):
            return version
    return None
