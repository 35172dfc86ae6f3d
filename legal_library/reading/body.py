"""The text of a law as HTML: like a gazette, every provision with a place of its own.

Written by hand and not by templates: 民法典 has four thousand provisions, and its page must open
fast. Every value is escaped where it is written.
"""

from collections.abc import Callable, Mapping, Sequence

from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from legal_library.models import ArticleNote
from legal_library.parsing.tree import Kind
from legal_library.reading.notes import Notes
from legal_library.reading.rows import Row

_DEEPEST = 6  # levels of headings that HTML has
_FIRST = 2


class BodyWriter:
    """Writes rows as HTML. ``link`` gives the address of an article; None writes no links.

    Without ``places`` no element has an id, for what a page may show twice. ``words`` writes the text
    of a row, marked in some way; ``steps`` has a line of HTML for some rows, by their path.
    """

    def __init__(
        self,
        notes: Notes,
        link: Callable[[Row], str] | None = None,
        *,
        places: bool = True,
        words: Callable[[Row], str] | None = None,
        steps: Mapping[str, SafeString] | None = None,
    ) -> None:
        self._notes = notes
        self._link = link
        self._places = places
        self._words = words or (lambda row: str(escape(row.text)))
        self._steps = steps or {}
        self._parts: list[str] = []
        self._open: list[tuple[int, str]] = []  # depths and ends of open elements
        self._number = ""  # of an article whose first paragraph is still to come

    def write(self, rows: Sequence[Row]) -> SafeString:
        """The HTML of rows in order; those at the top may be of any depth."""
        for row in rows:
            self._close(row.depth)
            self._row(row)
        self._end_number()
        self._close(-1)
        return mark_safe("".join(self._parts))  # noqa: S308 - every value was escaped

    def _place(self, row: Row) -> str:
        return f' id="{escape(row.anchor)}"' if self._places else ""

    def _close(self, depth: int) -> None:
        while self._open and self._open[-1][0] >= depth:
            self._parts.append(self._open.pop()[1])

    def _row(self, row: Row) -> None:
        if row.kind != Kind.PARAGRAPH:
            self._end_number()
        if row.is_unit:
            self._parts.append(self._steps.get(row.path, ""))
            self._unit(row)
        elif row.kind in {Kind.ARTICLE, Kind.POINT}:
            self._article(row)
        elif row.kind == Kind.TABLE:
            self._table(row)
        else:
            self._provision(row)

    def _unit(self, row: Row) -> None:
        level = min(_FIRST + sum(1 for depth, _end in self._open), _DEEPEST)
        self._parts.append(
            f'<section class="law-unit law-unit--{escape(row.kind)}"{self._place(row)}>'
        )
        if row.title:
            heading = "<br>".join(escape(line) for line in row.title.split("\n"))
            self._parts.append(f"<h{level}>{heading}</h{level}>")
        self._open.append((row.depth, "</section>\n"))
        if row.text:
            self._parts.append(f"<p>{self._words(row)}</p>")

    def _article(self, row: Row) -> None:
        self._parts.append(f'<div class="law-article"{self._place(row)}>')
        self._open.append((row.depth, "</div>\n"))
        self._parts.append(self._steps.get(row.path, ""))
        self._ours(row, self._notes.get(row.path))
        number = str(escape(row.label))
        if self._link and row.kind == Kind.ARTICLE:
            number = f'<a href="{escape(self._link(row))}">{number}</a>'
        heading = f" {escape(row.heading)}" if row.heading else ""
        self._number = f'<b class="law-number">{number}</b>{heading}　'
        if row.text:
            self._parts.append(f"<p>{self._take_number()}{self._words(row)}</p>")

    def _ours(self, row: Row, note: ArticleNote | None) -> None:
        """The line above an article that is ours: its caption, and the way to its plain words."""
        if note is None:
            return
        ours = [str(escape(note.caption))] if note.caption else []
        if note.plain and self._link and row.kind == Kind.ARTICLE:
            words = escape(pgettext("of an article", "In plain words"))
            name = escape(_("In plain words: %(article)s") % {"article": row.label})
            address = f"{escape(self._link(row))}#plain"
            ours.append(f'<a class="law-to-plain" href="{address}" aria-label="{name}">{words}</a>')
        if ours:
            self._parts.append(f'<p class="law-caption">{" ".join(ours)}</p>')

    def _take_number(self) -> str:
        """The number of the open article, before the words that come first in it."""
        number, self._number = self._number, ""
        return number

    def _end_number(self) -> None:
        if self._number:
            self._parts.append(f"<p>{self._take_number()}</p>")

    def _provision(self, row: Row) -> None:
        label = self._take_number() + escape(row.label)
        self._parts.append(self._steps.get(row.path, ""))
        self._parts.append(
            f'<div class="law-{escape(row.kind)}"{self._place(row)}>'
            f"<p>{label}{self._words(row)}</p>"
        )
        self._open.append((row.depth, "</div>"))

    def _table(self, row: Row) -> None:
        self._parts.append(self._steps.get(row.path, ""))
        lines = [line.split("\t") for line in row.text.split("\n")]
        cells = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines
        )
        self._parts.append(
            f'<div class="law-table"{self._place(row)} tabindex="0"><table><tbody>'
            f"{cells}</tbody></table>"
        )
        self._open.append((row.depth, "</div>\n"))
