"""The legal bases: 《law》article：what it decides, a line each."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cms_pages.services.exchange.fields.base import Value
from cms_pages.services.exchange.fields.lines import (
    COLON,
    UNVERIFIED,
    Line,
    LinesColumn,
    without_number,
)
from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Saying, shortened
from fazhi.departments.law_titles import bare_law_title, marked_law_title
from fazhi.spreadsheets import Column
from legal_library.parsing.quoted import quoted_in

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

_GONE = "《—》"  # stands for a law that is not in the library any more
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》){2,120}》")
_REMARK = re.compile(r"\s*[（(][^（）()\n]{1,40}[）)]")


class _Named:
    """A law at the beginning of a line: its title, a remark in brackets, its articles, and what follows."""

    def __init__(self, text: str) -> None:
        title = _TITLE.match(text)
        if title is None:
            message = _("“%(text)s” names no law; write its title between 《 and 》")
            raise ValueError(message % {"text": shortened(text)})
        remark = _REMARK.match(text, title.end())
        self.title = title[0]
        self.remark = remark[0].strip() if remark else ""
        rest = title[0] + text[remark.end() if remark else title.end() :]
        self.words = next(quoted.words for quoted in quoted_in(rest))
        self.says = rest[len(self.words) :].strip().lstrip("：:，, ")

    @property
    def article(self) -> str:
        """The articles as they are written."""
        return self.words.removeprefix(self.title).strip()


def laws_named_in(text: str) -> Iterator[str]:
    """The laws that a cell names, each as `Known` is asked for it."""
    for line in _joined(text):
        try:
            yield _Named(without_number(line)).words
        except ValueError:  # which is said when it is read
            continue


class _BasisLine(Line):
    def __init__(self) -> None:
        super().__init__("name", "says", parts=(UNVERIFIED,))

    def identity(self, value: Value) -> Any:
        return value.get("law") or (value.get("title"), value.get("article"))


class BasesColumn(LinesColumn):
    """Laws and articles: those that the library has are linked, others named in full.

    A line that begins without a title goes on with what the one before it says.
    """

    def __init__(self, column: Column) -> None:
        super().__init__(column, "bases", _BasisLine())

    def write_line(self, value: Value, known: Known) -> str:
        if value.get("law"):
            law = known.law(value["law"])
            name = law.label if law else _GONE
        else:
            name = marked_law_title(value.get("title", "")) + value.get("article", "")
        return self.line.write({**value, "name": name})

    def read_line(self, line: str, known: Known) -> list[Value]:
        value = self.line.read(line)
        head = value.pop("name") + (COLON + value.pop("says") if value.get("says") else "")
        named = _Named(head)
        value["says"] = named.says
        if found := known.laws(named.words):
            return [{**value, "law": str(law.key), "title": "", "article": ""} for law in found]
        article = named.remark + named.article
        return [{**value, "law": "", "title": bare_law_title(named.title), "article": article}]

    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        super().read(said, guide, known, remarks)
        for item in guide.bases.raw_data:
            law = known.law(item["value"].get("law"))
            if law is not None and law.is_missing:
                message = _("%(law)s: the library has this law, but no such article of it today")
                remarks.doubtful(said[self.columns[0].key], message % {"law": law.label})

    def _lines(self, text: str) -> list[str]:
        return list(_joined(text)) if super()._lines(text) else []


def _joined(text: str) -> Iterator[str]:
    lines: list[str] = []
    for line in text.splitlines():
        if lines and not without_number(line).startswith("《"):
            lines[-1] += line
        else:
            lines.append(line)
    yield from lines
