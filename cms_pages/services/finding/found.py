"""Guides and journeys as the search finds them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wagtail.rich_text import RichText

from cms_pages.services.questionnaire import Answers
from cms_pages.services.reading.answers import six_answers
from cms_pages.services.reading.checklist import checklist_of
from search.documents import Document, Standing

DETAILS = "details"
PLACE = "papers"  # where the details begin on the page
_LEAD = ("conditions", "plain")
_BEHIND = 0.9  # of the details: what speaks of the matter as a whole comes first


class FoundByKeywords:
    """A page whose keywords are names: 低保 is as good as its title.

    ``prose`` says which fields residents read as text, and which parts of their entries: what editors
    choose from lists, and where an entry stands, is not what anybody looks for.
    """

    prose: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    @property
    def found_on(self) -> dt.date | None:
        """No day: it holds today, whenever it was published."""
        return None

    def found_text(self: Any) -> str:
        """Its words as residents read them."""
        lines = (line for name, parts in self.prose.items() for line in _lines(self, name, parts))
        return "\n".join(" ".join(line.split()) for line in lines if line)

    @property
    def found_names(self: Any) -> tuple[str, ...]:
        """What people call it."""
        return (*super().found_names, *self.keyword_list)  # type: ignore[misc]


def _lines(page: Any, name: str, parts: tuple[str, ...]) -> Iterator[str]:
    for child in getattr(page, name):
        for part in parts:
            value = child.value[part]
            yield strip_tags(value.source) if isinstance(value, RichText) else str(value)


class FoundAsGuide(FoundByKeywords):
    """A guide: what it is about with its six answers, and apart from that its papers, steps and questions.

    Who asks for the guide itself reads the first and not all of it.
    """

    prose: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "conditions": ("words",),
        "materials": ("name", "note"),
        "steps": ("name", "what"),
        "results": ("name",),
        "fees": ("name", "amount"),
        "plain": ("words",),
        "faq": ("question", "answer"),
        "remedies": ("words",),
        "more": ("name", "words"),
    }

    @property
    def found_context(self: Any) -> str:
        """What the item is called in the catalogue."""
        return str(self.handled_item)

    @property
    def found_standing(self: Any) -> str:
        return Standing.CURRENT.value if self.applies else Standing.ENDED.value

    def search_documents(self: Any) -> Iterable[Document]:
        """Two documents of the guide as a whole."""
        for whole in super().search_documents():  # type: ignore[misc]
            yield replace(whole, body="\n".join(_lead_of(self)))
            title = _("%(title)s: papers, steps and questions") % {"title": self.title}
            yield replace(
                whole,
                part=DETAILS,
                title=title,
                url=f"{whole.url}#{PLACE}",
                names=(),
                said=(),
                boost=whole.boost * _BEHIND,
            )


def _lead_of(guide: Any) -> Iterator[str]:
    """What somebody reads first: the summary, the six answers, the conditions."""
    if guide.summary:
        yield guide.summary
    papers = checklist_of(guide.materials, Answers())
    colon = pgettext("behind a label", ": ")
    for answer in six_answers(guide, papers, ()):
        said = f"{answer.get('figure', '')} {answer['text']}".strip()
        yield f"{answer['label']}{colon}{said}"
    for name in _LEAD:
        yield from (child.value["words"] for child in getattr(guide, name))


class FoundAsJourney(FoundByKeywords):
    """A journey: its stages with their tasks, and what people ask."""

    prose: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "before": ("words",),
        "faq": ("question", "answer"),
    }

    def found_text(self: Any) -> str:
        """The stages first."""
        stages = [child.value for child in self.stages]
        words = [
            line
            for stage in stages
            for line in (
                stage["name"],
                stage["words"],
                *(f"{task['name']} {task['words']}".strip() for task in stage["tasks"]),
            )
        ]
        return "\n".join(filter(None, (*words, super().found_text())))
