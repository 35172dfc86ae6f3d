"""What sign-off is told of the bases of a guide that are named and not chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms_pages.services.reading.laws import Basis
from fazhi.departments.law_titles import marked_law_title
from fazhi.signoff.content import Content, Place, Text
from fazhi.signoff.findings.registry import Finding, Severity, register_check
from legal_library.citing.naming import NamedLaws

CHECK = "services.bases"
GUIDE = "services.serviceguidepage"
FIELD = "bases"


@dataclass
class _Named:
    """A basis as it is found among the parts of content: the title and the article apart."""

    place: Place
    title: str = ""
    article: str = ""

    @property
    def words(self) -> str:
        """As running text cites it."""
        return f"{marked_law_title(self.title)}{self.article}"


def check(content: Content) -> Iterator[Finding]:
    """A law of the library that lacks the article, or does not apply any more, must be settled.

    One that the library lacks is told of: it is named in full then, and marked for readers.
    """
    if content.model != GUIDE:
        return
    named = [one for one in _bases(content) if one.title]
    laws = NamedLaws(one.words for one in named)
    for one in named:
        law = next(iter(laws.in_text(one.words)), None)
        basis = Basis(one.words, "", law)
        if not basis.is_known:
            says = _(
                "The library lacks this law: readers see that. Is its title right and complete?"
            )
            yield Finding(CHECK, Severity.ADVICE, one.place, says, one.words)
        elif law and law.is_missing and basis.is_ended:
            says = _("The text of this law that applies today has no such article.")
            yield Finding(CHECK, Severity.BLOCKER, one.place, says, one.words)
        elif basis.is_ended:
            says = _("This law does not apply any more.")
            yield Finding(CHECK, Severity.BLOCKER, one.place, says, one.words)


def _bases(content: Content) -> list[_Named]:
    """The bases by the block in which they stand: ``bases.<id>.title`` and ``bases.<id>.article``."""
    found: dict[str, _Named] = {}
    for part in content.of(Text):
        place, _dot, name = part.place.path.rpartition(".")
        if place.startswith(f"{FIELD}.") and name in ("title", "article"):
            one = found.setdefault(place, _Named(part.place))
            setattr(one, name, part.words.strip())
            if name == "title":
                one.place = part.place
    return list(found.values())


def register() -> None:
    """Called once, when the apps are ready."""
    register_check(CHECK, check)
