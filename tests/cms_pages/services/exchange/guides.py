"""Guides for tests, and workbooks of them as offices make them."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from cms_pages.services.exchange.importer import GuideImporter
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.imports.importer import Plan, import_file
from tests.factories.pages import PageFactory
from tests.factories.spreadsheets import xlsx

# The least that a new guide needs.
HEAD = ("实施编码", "事项名称", "事项类型")
ROW = ("X1", "最低生活保障申请", "行政给付")
_ANSWERS = (("ill", "生病"), ("old", "年老"))
QUESTION = (
    "question",
    {
        "key": "why",
        "words": "为什么申请？",
        "when": "",
        "options": [
            {"key": key, "words": words, "stops": "", "leads_to": None} for key, words in _ANSWERS
        ],
    },
)


class GuidesPageFactory(PageFactory):
    class Meta:
        model = GuidesPage

    title = "办事指南"


class GuideFactory(PageFactory):
    class Meta:
        model = ServiceGuidePage

    title = "最低生活保障申请"
    item_type = "payment"
    search_description = "家庭困难的可以申请。"


_TEXTS_OF_PAPERS = (
    *("waived", "issued_by", "note", "size", "accepted_if", "either", "when", "basis"),
)


def material(**values: Any) -> dict[str, Any]:
    """A paper, as an editor's form would leave it."""
    kinds = {"kind": "certificate", "form": "paper", "need": "needed", "source": "applicant"}
    numbers = {"originals": 0, "copies": 0, "unverified": False}
    return {**kinds, **numbers, **dict.fromkeys(_TEXTS_OF_PAPERS, ""), **values}


def workbook(values: Mapping[str, Any], *more: Mapping[str, Any]) -> io.BytesIO:
    """A workbook of one guide: the first row with ``values`` beside the least, then rows of ``more``."""
    first = {**dict(zip(HEAD, ROW, strict=True)), **values}
    head = dict.fromkeys(key for row in (first, *more) for key in row)
    rows = [
        [row.get(key) for key in head] for row in (first, *({HEAD[0]: ROW[0], **m} for m in more))
    ]
    return xlsx(list(head), *rows)


def imported(parent: GuidesPage, file: io.BytesIO, user: Any = None) -> Plan:
    """Imports a file; its plan."""
    return import_file(GuideImporter(user, parent), file)


def latest(page: ServiceGuidePage) -> ServiceGuidePage:
    """A guide as of its latest draft."""
    found: ServiceGuidePage = ServiceGuidePage.objects.get(pk=page.pk)
    return found.get_latest_revision_as_object()


def draft(code: str = ROW[0]) -> ServiceGuidePage:
    """The latest draft of the guide of a code."""
    return latest(ServiceGuidePage.objects.get(code=code))


def findings(plan: Plan) -> list[tuple[int | None, str]]:
    """Where something is wrong."""
    return [(finding.row, finding.column) for finding in plan.findings if finding.is_error]


def refused(parent: GuidesPage, *rows: Sequence[Any], **more: Any) -> list[tuple[int | None, str]]:
    """The findings of a file, which must change nothing."""
    before = list(ServiceGuidePage.objects.order_by("pk").values())
    plan = imported(parent, xlsx(*rows, **more))
    assert plan.failed
    assert list(ServiceGuidePage.objects.order_by("pk").values()) == before
    return findings(plan)
