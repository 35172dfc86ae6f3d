"""The guides of the site that a file speaks of, as their editors have left them last."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from cms_pages.services.exchange.grouping import CODE, PUBLIC_ID, GuideRows
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Said
from cms_pages.services.exchange.wording import plain
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.links.ids import normalise_public_id

_AT_ONCE = 200  # values of a condition; SQLite takes a limited number


def drafts_of(guides: Iterable[ServiceGuidePage]) -> list[ServiceGuidePage]:
    """Guides as of their latest revisions, which come with them (``select_related``)."""
    return [
        guide.with_content_json(guide.latest_revision.content) if guide.latest_revision else guide
        for guide in guides
    ]


class Existing:
    """Finds the guide of some rows: by permanent id where they name one, else by implementing code.

    The code of the latest draft counts before that of the public version.
    """

    def __init__(self, parent: GuidesPage, wanted: Sequence[GuideRows]) -> None:
        self._owners: dict[int, int] = {}
        pages = list(_pages(parent, wanted))
        self.drafts = drafts_of(pages)
        self._by_id = {draft.public_id: draft for draft in self.drafts}
        self._by_code: dict[str, list[ServiceGuidePage]] = {}
        for draft in self.drafts:
            self._by_code.setdefault(plain(draft.code), []).append(draft)
        for page, draft in zip(pages, self.drafts, strict=True):
            self._by_code.setdefault(plain(page.code), [draft])

    def find(self, rows: GuideRows, remarks: Remarks) -> ServiceGuidePage | None:
        """The guide of some rows; None where there is none. Raises `LookupError` after a finding."""
        found = self._find(rows, remarks)
        if found is None:
            return None
        first = self._owners.setdefault(found.pk, rows.row)
        if first != rows.row:
            _refuse(rows, _("the same entry stands in row %(first)s") % {"first": first}, remarks)
        return found

    def _find(self, rows: GuideRows, remarks: Remarks) -> ServiceGuidePage | None:
        if public_id := normalise_public_id(rows.text(PUBLIC_ID)):
            if public_id not in self._by_id:
                message = _("nothing in this list of the site has this permanent id")
                _refuse(rows, message, remarks, PUBLIC_ID)
            return self._by_id[public_id]
        found = self._by_code.get(plain(rows.text(CODE)), [])
        if len(found) > 1:
            message = _("several guides of the site have this code: %(titles)s; name one by its id")
            titles = "、".join(one.title for one in found)
            _refuse(rows, message % {"titles": titles}, remarks)
        return found[0] if found else None


def _refuse(rows: GuideRows, message: str, remarks: Remarks, column: str = CODE) -> None:
    remarks.wrong(rows.said.get(column) or Said("", rows.row, ""), message)
    raise LookupError(message)


def _pages(parent: GuidesPage, wanted: Sequence[GuideRows]) -> Iterator[ServiceGuidePage]:
    """The guides in the language of the page that any of the rows may mean."""
    codes = {plain(rows.text(CODE)) for rows in wanted} - {""}
    ids = {normalise_public_id(rows.text(PUBLIC_ID)) for rows in wanted}
    guides = ServiceGuidePage.objects.filter(locale=parent.locale_id, alias_of=None).order_by(
        "path"
    )
    listed = guides.values_list("pk", "public_id", "code", "latest_revision__content__code")
    found = [
        pk
        for pk, public_id, *its_codes in listed
        if public_id in ids or codes & {plain(code or "") for code in its_codes}
    ]
    for start in range(0, len(found), _AT_ONCE):
        some = guides.filter(pk__in=found[start : start + _AT_ONCE])
        yield from some.select_related("latest_revision", "responsible_department")
