"""Bringing guides in: what a file would make and change, and doing it. Nothing becomes public by it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any, cast

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms_pages.services.exchange.columns import COLUMNS, GATHERING, GUIDE, PAPERS, READ
from cms_pages.services.exchange.differing import Written, differences
from cms_pages.services.exchange.existing import Existing
from cms_pages.services.exchange.fields.bases import laws_named_in
from cms_pages.services.exchange.fields.every import EVERY
from cms_pages.services.exchange.fields.materials import NAME, named_rows, take_over_papers
from cms_pages.services.exchange.file import GuideFile, chosen
from cms_pages.services.exchange.grouping import CODE, PAPER, PUBLIC_ID, GuideRows, by_guide
from cms_pages.services.exchange.headings import Heading, recognised, unknown
from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Said
from cms_pages.services.exchange.wording import plain
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.imports.importer import Action, Change, Importer, Plan
from fazhi.spreadsheets import Row, Sheet
from fazhi.spreadsheets.cells import UnreadableFile
from legal_library.citing.cited import looked_up

MOST_GUIDES = 500  # of one file: each takes a page and a revision
_KEYS = frozenset(column.key for column in READ)
_NEEDED = ("title", "item_type")  # of a new guide
# Which column says what the model finds wrong of a field.
_SAID_BY = {
    "is_free": "charged",
    "has_no_statutory_limit": "statutory_limit",
    "materials": NAME,
}


class GuideImporter(Importer):
    """Makes drafts of guides below a page, and changes the drafts of those that are there.

    ``taken_for`` are the keys of the columns for which the headings of the file are taken, in their
    order and empty for none; without any they are recognised. Rows of one code are one guide.
    """

    title = gettext_lazy("Service guides")
    explanation = gettext_lazy(
        "A guide is found by its implementing code; what is not found is made. Everything stays a draft "
        "until it is signed off. Columns that the file does not have are left as they are."
    )
    columns = COLUMNS

    def __init__(self, user: Any, parent: GuidesPage, taken_for: Sequence[str] = ()) -> None:
        super().__init__(user)
        self.parent = parent
        self._taken_for = taken_for

    def read(self, source: Path | IO[bytes]) -> Plan:
        """The plan of a file; one with the findings alone when its rows cannot be read."""
        plan = Plan()
        try:
            file = GuideFile(source)
        except UnreadableFile as problem:
            plan.error(str(problem), problem.row)
            return plan
        headings = self._headings(file)
        sheet = file.sheet(headings, GATHERING)
        for heading in () if self._taken_for else unknown(headings):
            sheet.warning(_("this heading is not known and left out"), None, heading.text)
        _leave_out_lost(sheet, file, headings)
        if sheet.rows:
            self._one_after_the_other()
            plan = self.plan(sheet)
        plan.findings[:0] = sheet.findings
        plan.findings.sort(key=lambda finding: (finding.row is None, finding.row or 0))
        return plan

    def _headings(self, file: GuideFile) -> list[Heading]:
        if self._taken_for:
            return chosen(file.headings, self._taken_for, _KEYS)
        return recognised(file.headings)

    def _one_after_the_other(self) -> None:
        """Two files that make the same guide must not both find that there is none."""
        if connection.in_atomic_block:
            GuidesPage.objects.select_for_update(of=("self",)).get(pk=self.parent.pk)

    def plan(self, sheet: Sheet) -> Plan:
        """What rows of `GuideFile.sheet` would do; changes nothing."""
        plan = Plan()
        remarks = Remarks(plan)
        present = sheet.rows[0].present
        if not present & {CODE, PUBLIC_ID}:
            plan.error(_("this column is missing"), None, GUIDE[CODE].title)
        if any(key.startswith(PAPER) for key in present) and NAME not in present:
            plan.error(_("this column is missing"), None, PAPERS[NAME].title)
        if plan.failed:
            return plan
        guides = by_guide(sheet.rows, remarks)
        if len(guides) > MOST_GUIDES:
            message = _(
                "the file holds %(number)s guides; divide it into files of at most %(most)s"
            )
            plan.error(message % {"number": len(guides), "most": MOST_GUIDES})
            return plan
        existing = Existing(self.parent, guides)
        known = Known(existing.drafts, _laws_named(guides))
        with looked_up(known.keys):
            for rows in guides:
                if remarks.are_enough:
                    break
                self._plan_guide(rows, existing, known, remarks, plan, papers=NAME in present)
        return plan

    def _plan_guide(
        self,
        rows: GuideRows,
        existing: Existing,
        known: Known,
        remarks: Remarks,
        plan: Plan,
        *,
        papers: bool,
    ) -> None:
        try:
            found = existing.find(rows, remarks)
        except LookupError:
            return
        guide = found or ServiceGuidePage(
            locale_id=self.parent.locale_id, owner=cast("Any", self.user)
        )
        old = Written.of(guide, known) if found else None
        for columns in EVERY:
            columns.take_over(rows.said, guide, known, remarks)
        if papers:
            take_over_papers(named_rows(rows.papers, remarks), guide, remarks)
        changed = differences(old, Written.of(guide, known))
        if found and not changed:
            plan.unchanged += 1
            return
        self._check(guide, rows, remarks)
        action = Action.CHANGE if found else Action.CREATE
        label = f"{guide.code} {guide.title}".strip()
        plan.changes.append(Change(action, rows.row, label, changed, guide))

    def _check(self, guide: ServiceGuidePage, rows: GuideRows, remarks: Remarks) -> None:
        """What is wrong with a guide as a whole."""
        if guide._state.adding:
            for key in _NEEDED:
                if not getattr(guide, key) and not rows.text(key):
                    said = rows.said.get(key) or Said("", rows.row, str(GUIDE[key].title))
                    remarks.wrong(said, _("this cell must not be empty"))
        elif self.user is not None:
            permissions = guide.permissions_for_user(self.user)
            if not permissions.can_edit():
                remarks.wrong(_code_of(rows), _("you may not change this guide"))
            elif permissions.page_locked():
                message = _("this guide is locked or being signed; it can be changed afterwards")
                remarks.wrong(_code_of(rows), message)
        try:
            guide.clean()
        except ValidationError as problem:
            for name, messages in problem.message_dict.items():
                key = _SAID_BY.get(name, name if name != NON_FIELD_ERRORS else CODE)
                cells = rows.papers[0] if key == NAME and rows.papers else rows.said
                for message in messages:
                    remarks.wrong(cells.get(key) or _code_of(rows), message)

    def apply(self, plan: Plan) -> None:
        """Saves each guide as a draft: a new page that is not public, or one more revision."""
        for change in plan.changes:
            guide: ServiceGuidePage = change.target
            if change.action == Action.CREATE:
                guide.live = False
                self.parent.add_child(instance=guide)
            guide.save_revision(user=self.user, log_action=True, clean=False)


def _leave_out_lost(sheet: Sheet, file: GuideFile, headings: Sequence[Heading]) -> None:
    """Leaves out the guides of which a row cannot be read, so that the others are looked at as well.

    Of a row whose code cannot be read the next one tells which guide it is of. Where not cells alone are
    wrong nothing is looked at.
    """
    wrong = [finding for finding in sheet.findings if finding.is_error]
    if not all(finding.row and finding.column for finding in wrong):
        sheet.rows = []
    lost_rows = {finding.row for finding in wrong}
    lost = {
        plain(file.text(heading, row))
        for heading in headings
        for row in lost_rows
        if heading.column == CODE and row
    }
    lost |= {_code(row) for row in sheet.rows if row.number - 1 in lost_rows}
    sheet.rows = [row for row in sheet.rows if _code(row) not in lost]


def _code(row: Row) -> str:
    return plain(row.values[CODE].text) if CODE in row.values else ""


def _code_of(rows: GuideRows) -> Said:
    return rows.said.get(CODE) or rows.said[PUBLIC_ID]


def _laws_named(guides: Iterable[GuideRows]) -> list[str]:
    return [name for rows in guides for name in laws_named_in(rows.text("bases"))]
