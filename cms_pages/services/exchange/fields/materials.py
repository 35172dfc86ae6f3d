"""The papers of a guide: one a row, found again by their names."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from cms_pages.services.choices import MaterialForm, MaterialKind, Need, Source, Waived
from cms_pages.services.exchange.columns import PAPERS
from cms_pages.services.exchange.fields.base import (
    Value,
    new_entry,
    problems_of,
    set_entries,
    stored,
)
from cms_pages.services.exchange.grouping import PAPER
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Said, Saying, as_read
from cms_pages.services.exchange.wording import (
    NO,
    YES,
    as_count,
    as_flag,
    as_one_of,
    is_nothing,
    plain,
)

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

FIELD, NAME = "materials", "paper_name"

_CHOICES: dict[str, type[TextChoices]] = {
    "kind": MaterialKind,
    "form": MaterialForm,
    "need": Need,
    "waived": Waived,
    "source": Source,
}
_COUNTS = {"originals", "copies"}
_FLAGS = {"unverified"}


def paper_cells(value: Value) -> dict[str, str]:
    """A stored paper as the cells of a row, by key of the column."""
    return {key: _shown(key.removeprefix(PAPER), value) for key in PAPERS}


def _shown(name: str, value: Value) -> str:
    stored_value = value.get(name)
    if name in _COUNTS:
        return str(stored_value or 0)
    if name in _FLAGS:
        return str(YES if stored_value else NO)
    if name in _CHOICES:
        return str(_CHOICES[name](stored_value).label) if stored_value else ""
    return str(stored_value or "")


def take_over_papers(rows: Sequence[Saying], guide: "ServiceGuidePage", remarks: Remarks) -> None:
    """Sets the papers of the rows, in their order.

    A paper of the same name keeps what the file has no column for: conditions, forms to fill in.
    """
    new = new_entry(guide, FIELD)
    old: dict[str, list[Value]] = defaultdict(list)
    for item in stored(guide, FIELD):
        old[plain(item["value"].get("name", ""))].append(item)
    items: list[Value] = []
    for row in rows:
        name = row[NAME]
        known = old[plain(name.text)]
        item = known.pop(0) if known else new
        items.append({**item, "value": _changed(item["value"], row, remarks)})
    if items == stored(guide, FIELD):
        return
    set_entries(guide, FIELD, items)
    for problem in problems_of(guide, FIELD):
        row = rows[(problem.entry or 1) - 1]
        remarks.wrong(row.get(PAPER + problem.part) or row[NAME], problem.message)


def named_rows(rows: Sequence[Saying], remarks: Remarks) -> list[Saying]:
    """The rows that name a paper; findings for the others, and for a paper that stands there twice."""
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for row in rows:
        if not row[NAME].text:
            said = next(one for one in row.values() if one.text)
            remarks.wrong(said, _("this row says something of a paper and does not name it"))
            continue
        first = seen.setdefault(tuple(said.text for said in row.values()), row[NAME].row)
        if first != row[NAME].row:
            message = _("the same paper stands in row %(first)s")
            remarks.doubtful(row[NAME], message % {"first": first})
        found.append(row)
    return found


def _changed(old: Value, row: Saying, remarks: Remarks) -> Value:
    """A paper with what a row says of it."""
    value = dict(old)
    now = paper_cells(old)
    for key, said in row.items():
        if key in now and said.text != as_read(now[key]):
            try:
                value |= _said(key.removeprefix(PAPER), said.text)
            except ValueError as problem:
                remarks.wrong(said, str(problem))
    for key, name, meant, else_ in _IN_OTHER_WORDS:
        if key in row and row[key].text:
            _say(value, row[key], name, meant, else_, remarks)
    return value


# Columns that say yes or no to one choice of another column, and what no leaves of it.
_IN_OTHER_WORDS = (
    ("paper_later", "need", Need.LATER, Need.NEEDED),
    ("paper_licence", "waived", Waived.LICENCE, ""),
    ("paper_shared", "waived", Waived.SHARED, ""),
)


def _say(value: Value, said: Said, name: str, meant: str, else_: str, remarks: Remarks) -> None:
    try:
        if as_flag(said.text):
            value[name] = str(meant)
        elif value.get(name) == meant:
            value[name] = str(else_)
    except ValueError as problem:
        remarks.wrong(said, str(problem))


def _said(name: str, text: str) -> dict[str, Any]:
    """What a cell says of a paper. Raises ``ValueError`` with the reason."""
    if name in _COUNTS:
        return {name: 0 if is_nothing(text) else as_count(text)}
    if name in _FLAGS:
        return {name: bool(text) and as_flag(text)}
    if name in _CHOICES:
        if text and not (name == "waived" and is_nothing(text)):
            return {name: as_one_of(_CHOICES[name], text)}
        return {"waived": ""} if name == "waived" else {}  # nothing is no kind of paper
    return {name: " ".join(text.split())}
