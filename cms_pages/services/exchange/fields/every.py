"""All columns of a guide, in the order of the workbooks."""

from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy

from cms_pages.services import choices
from cms_pages.services.exchange.columns import GUIDE
from cms_pages.services.exchange.fields.base import Columns
from cms_pages.services.exchange.fields.bases import BasesColumn
from cms_pages.services.exchange.fields.fees import FeeColumns
from cms_pages.services.exchange.fields.limits import LimitColumns, ProcedureLine
from cms_pages.services.exchange.fields.lines import (
    BASIS,
    UNVERIFIED,
    Line,
    LinesColumn,
    Part,
)
from cms_pages.services.exchange.fields.plain import (
    DepartmentColumn,
    RecordsColumn,
    choice,
    code,
    count,
    day,
    some_of,
    text,
)
from cms_pages.services.exchange.known import Known

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

_SENTENCE = Line("words")
_STEP = Line(
    "name",
    "what",
    parts=(
        Part("role", pgettext_lazy("part of a line", "Post")),
        Part("limit", pgettext_lazy("part of a line", "In what time")),
        Part("criteria", pgettext_lazy("part of a line", "Looked at")),
        Part("result", pgettext_lazy("part of a line", "Result")),
        BASIS,
        UNVERIFIED,
    ),
    rich=frozenset({"what"}),
)
_RESULT = Line(
    "name",
    parts=(
        Part("kind", pgettext_lazy("part of a line", "Kind"), choices.ResultKind),
        Part("validity", pgettext_lazy("part of a line", "Holds")),
        Part("handed_over", pgettext_lazy("part of a line", "Handed over")),
        BASIS,
        UNVERIFIED,
    ),
)
_ANSWER = Part("answer", pgettext_lazy("part of a line", "Answer"))
_QUESTION = Line("question", parts=(_ANSWER, BASIS, UNVERIFIED))
_FACT = Line("name", "words", alone="words")

EVERY: tuple[Columns, ...] = (
    code(GUIDE["code"]),
    text(GUIDE["title"]),
    text(GUIDE["handled_item"]),
    code(GUIDE["basic_code"]),
    text(GUIDE["search_description"]),
    choice(GUIDE["item_type"], choices.ItemType),
    choice(GUIDE["state"], choices.ItemState),
    day(GUIDE["valid_from"]),
    day(GUIDE["valid_until"]),
    DepartmentColumn(GUIDE["responsible_department"]),
    choice(GUIDE["level"], choices.Level),
    choice(GUIDE["power_source"], choices.PowerSource),
    text(GUIDE["delegated_to"]),
    text(GUIDE["joint_offices"]),
    BasesColumn(GUIDE["bases"]),
    some_of(GUIDE["audience"], choices.Audience),
    RecordsColumn(
        GUIDE["life_events"],
        lambda known, one: str(one.name),
        lambda known, name: known.life_event(name),
    ),
    text(GUIDE["who"]),
    LinesColumn(GUIDE["conditions"], "conditions", _SENTENCE),
    text(GUIDE["quantity_limit"]),
    text(GUIDE["intermediary"]),
    choice(GUIDE["handling"], choices.Handling),
    LimitColumns(
        GUIDE["statutory_limit"],
        GUIDE["statutory_unit"],
        GUIDE["statutory_note"],
        "statutory_limit",
        no_limit="has_no_statutory_limit",
    ),
    LimitColumns(
        GUIDE["promised_limit"], GUIDE["promised_unit"], GUIDE["promised_note"], "promised_limit"
    ),
    LinesColumn(GUIDE["special_procedures"], "special_procedures", ProcedureLine()),
    FeeColumns(GUIDE["charged"], GUIDE["fees"]),
    count(GUIDE["visits"]),
    text(GUIDE["visits_why"]),
    choice(GUIDE["scope"], choices.Scope),
    some_of(GUIDE["channels"], choices.Channel),
    text(GUIDE["online_url"]),
    text(GUIDE["mobile_url"]),
    choice(GUIDE["online_depth"], choices.Depth),
    some_of(GUIDE["conveniences"], choices.Convenience),
    RecordsColumn(
        GUIDE["counters"],
        lambda known, one: known.counter_name(one),
        lambda known, name: known.counter(name),
    ),
    text(GUIDE["place"]),
    text(GUIDE["place_hours"]),
    text(GUIDE["phone"]),
    LinesColumn(GUIDE["steps"], "steps", _STEP, arrows=True),
    LinesColumn(GUIDE["results"], "results", _RESULT),
    LinesColumn(GUIDE["remedies"], "remedies", _SENTENCE),
    LinesColumn(GUIDE["plain"], "plain", _SENTENCE),
    LinesColumn(GUIDE["faq"], "faq", _QUESTION),
    LinesColumn(GUIDE["more"], "more", _FACT),
)


def guide_cells(guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
    """What all cells say of a guide itself, by key of the column."""
    cells = {"public_id": guide.public_id}
    for columns in EVERY:
        cells |= columns.write(guide, known)
    return cells
