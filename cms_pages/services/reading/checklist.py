"""What somebody has to bring, after the answers they have given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wagtail.blocks import StreamValue, StructValue

from cms_pages.services.blocks.parts import conditions_of
from cms_pages.services.choices import MaterialForm, Need, Waived
from cms_pages.services.questionnaire import Answers, Holds

# What stands behind a name that is not simply to be brought.
_TAGS = {Need.LATER: "warn", Need.PROMISED: "warn", Need.OPTIONAL: ""}


@dataclass(frozen=True)
class Paper:
    """A paper of the list. ``depends``: a question that was not answered yet decides about it."""

    key: str
    value: StructValue
    depends: bool = False

    @property
    def name(self) -> str:
        """What it is."""
        return str(self.value["name"])

    @property
    def is_waived(self) -> bool:
        """Whether nobody has to bring it."""
        return bool(self.value["waived"])

    @property
    def number(self) -> str:
        """How many originals and copies, in words; empty where nobody said."""
        found = []
        if originals := self.value["originals"]:
            found.append(
                ngettext("%(number)s original", "%(number)s originals", originals)
                % {"number": originals}
            )
        if copies := self.value["copies"]:
            found.append(
                ngettext("%(number)s copy", "%(number)s copies", copies) % {"number": copies}
            )
        return pgettext("between parts of a list", ", ").join(found)

    @property
    def facts(self) -> list[str]:
        """What is to be known of it: how many, in which form, from where, what to look out for."""
        form = self.value["form"]
        found = [
            self.number,
            MaterialForm(form).label if form != MaterialForm.PAPER else "",
            self.value.get("size", ""),
            _("issued by: %(office)s") % {"office": self.value["issued_by"]}
            if self.value["issued_by"]
            else "",
            self.value["note"],
            self.value.get("accepted_if", ""),
        ]
        return [str(one) for one in found if one]

    @property
    def tags(self) -> list[dict[str, Any]]:
        """Why it need not be there, or not yet."""
        found: list[dict[str, Any]] = []
        if self.is_waived:
            found.append({"kind": "ok", "label": Waived(self.value["waived"]).label})
        elif self.value["need"] in _TAGS:
            need = Need(self.value["need"])
            found.append({"kind": _TAGS[need], "label": need.label})
        if self.depends:
            found.append({"kind": "", "label": _("depends on your answers")})
        return found

    @property
    def links(self) -> list[dict[str, str]]:
        """Forms to take along."""
        offered = (
            (self.value["blank"], _("Blank form")),
            (self.value["sample"], _("Filled-in sample")),
        )
        return [{"url": one.url, "label": label} for one, label in offered if one]


@dataclass(frozen=True)
class Entry:
    """One paper, or several of which one is enough."""

    papers: tuple[Paper, ...]

    @property
    def is_choice(self) -> bool:
        """Whether one of several is enough."""
        return len(self.papers) > 1


@dataclass(frozen=True)
class Checklist:
    """The papers that the answers call for: what to bring, and what nobody has to bring."""

    entries: tuple[Entry, ...] = ()
    waived: tuple[Paper, ...] = ()
    left_out: int = 0  # papers that the answers do not call for
    _settled: tuple[Entry, ...] = field(default=(), repr=False)

    @property
    def number(self) -> int:
        """How many things somebody brings, as far as it is known; one of each choice."""
        return len(self._settled)

    @cached_property
    def later(self) -> int:
        """How many of them may be handed in later, or be replaced by a promise."""
        return sum(
            entry.papers[0].value["need"] in (Need.LATER, Need.PROMISED) for entry in self._settled
        )

    @property
    def depends(self) -> int:
        """How many more it may be."""
        return len(self.entries) - len(self._settled)


def checklist_of(materials: StreamValue, answers: Answers) -> Checklist:
    """The list after some answers."""
    papers = list(_papers(materials, answers))
    shown = [paper for paper in papers if not paper.is_waived]
    entries = tuple(_entries(shown))
    settled = tuple(entry for entry in entries if not entry.papers[0].depends)
    return Checklist(
        entries=entries,
        waived=tuple(paper for paper in papers if paper.is_waived),
        left_out=len(materials) - len(papers),
        _settled=settled,
    )


def _papers(materials: StreamValue, answers: Answers) -> Iterator[Paper]:
    for child in materials:
        verdict = answers.holds(conditions_of(child.value["when"]))
        if verdict is not Holds.NO:
            yield Paper(str(child.id or ""), child.value, depends=verdict is Holds.OPEN)


def _entries(papers: Iterable[Paper]) -> Iterator[Entry]:
    """Papers of one letter stand together where the first of them stands."""
    papers = list(papers)
    done: set[str] = set()
    for paper in papers:
        letter = str(paper.value["either"]).strip().upper()
        if not letter:
            yield Entry((paper,))
        elif letter not in done:
            done.add(letter)
            yield Entry(
                tuple(p for p in papers if str(p.value["either"]).strip().upper() == letter)
            )
