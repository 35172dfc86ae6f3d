"""What is wrong, or worth a look, in the cells of a file."""

from django.utils.translation import gettext as _

from cms_pages.services.exchange.saying import Said
from fazhi.imports.importer import Plan
from fazhi.spreadsheets import Finding
from fazhi.spreadsheets.reading import MAX_ERRORS


class Remarks:
    """Notes findings on a plan; after `MAX_ERRORS` errors nobody reads any more."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._errors = self._doubts = 0

    @property
    def are_enough(self) -> bool:
        """Whether the rest of the file is not worth looking at."""
        return self._errors > MAX_ERRORS

    def wrong(self, said: Said, message: str) -> None:
        """Forbids the import."""
        self._errors += 1
        if self._errors <= MAX_ERRORS:
            self._plan.findings.append(Finding(message, said.row, said.heading))
        elif self._errors == MAX_ERRORS + 1:
            self._plan.error(_("there are more findings; correct these first"))

    def doubtful(self, said: Said, message: str) -> None:
        """Is shown before the import; the first `MAX_ERRORS` are."""
        self._doubts += 1
        if self._doubts <= MAX_ERRORS:
            finding = Finding(message, said.row, said.heading, is_error=False)
            self._plan.findings.append(finding)
