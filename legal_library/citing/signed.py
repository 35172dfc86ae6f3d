"""What sign-off learns of laws: which ones content cites, and what is wrong with citing them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from fazhi.signoff.citing import Citation, register_citation_reader
from fazhi.signoff.content import Content
from fazhi.signoff.findings.references import Reach, register_lookup
from fazhi.signoff.findings.registry import Finding, Severity, register_check
from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.citing.pages import LINK_TYPE, published_citations
from legal_library.citing.recognising import Bare, Mention, recognise
from legal_library.parsing.dates import in_words
from legal_library.status import Status

CHECK = "law"

_Wrong = tuple[Severity, str | Promise]
_STANDING: dict[Status, _Wrong] = {
    Status.REPEALED: (Severity.BLOCKER, gettext_lazy("This law has been repealed.")),
    Status.EXPIRED: (Severity.BLOCKER, gettext_lazy("The term of this law has ended.")),
    Status.AMENDED: (
        Severity.ADVICE,
        gettext_lazy("This law was changed; its text of today is not in the library yet."),
    ),
    Status.UNKNOWN: (
        Severity.ADVICE,
        gettext_lazy("Whether this law is in force has not been verified."),
    ),
}
_IN_FORCE = {
    Status.IN_FORCE: True,
    Status.UPCOMING: False,
    Status.REPEALED: False,
    Status.EXPIRED: False,
}


def citations(content: Content) -> Iterator[Citation]:
    """A reader for `fazhi.signoff.citing`."""
    for one in recognise(content).mentions:
        yield Citation(
            title=one.title,
            words=one.words,
            place=one.place,
            standing=_standing(one),
            is_in_force=_is_in_force(one),
            url=one.law.url if one.law else "",
        )


def _standing(one: Mention) -> str:
    if one.law is None:
        return pgettext("a law", "unknown")
    if one.is_former:
        return str(Status.REPEALED.label)
    return one.law.warning or str(one.law.status.label)


def _is_in_force(one: Mention) -> bool | None:
    if one.law is None:
        return None
    return False if one.is_former else _IN_FORCE.get(one.law.status)


def check(content: Content) -> Iterator[Finding]:
    """Blockers on law that does not apply or does not exist, advice on how it is cited."""
    recognised = recognise(content)
    for one in recognised.mentions:
        if wrong := _wrong_with(one):
            severity, says = wrong
            about = "\n".join((one.title, one.words, _standing(one)))
            yield Finding(CHECK, severity, one.place, says, one.words, about=about)
    for bare in recognised.bare:
        yield _without_marks(bare)
    yield from _changed_since(content, recognised.mentions)


def _changed_since(content: Content, mentions: Iterable[Mention]) -> Iterator[Finding]:
    """Articles that read otherwise than when the page was last published; one query."""
    before = published_citations(content.model, content.key)
    says = gettext_lazy(
        "This article reads otherwise than when the page was last published: does the text still fit?"
    )
    for one in mentions:
        digest = before.get(one.law.key) if one.law else None
        if digest and one.law and one.law.digest and one.law.digest != digest:
            about = f"{one.words}\n{one.law.digest}"
            yield Finding(
                f"{CHECK}.changed", Severity.ADVICE, one.place, says, one.words, about=about
            )


def _wrong_with(one: Mention) -> _Wrong | None:
    """What is wrong with a citation; the gravest alone."""
    if one.law is None:
        unknown = gettext_lazy("The library does not know this law: is its title right?")
        return None if one.is_told else (Severity.ADVICE, unknown)
    if one.is_told and _is_in_force(one) is False:
        return None
    if one.is_former:
        says = _("This law is no longer in force; %(new)s applies.")
        return Severity.BLOCKER, says % {"new": one.law.law.marked_short_title}
    return _wrong_today(one, one.law)


def _wrong_today(one: Mention, law: Cited) -> _Wrong | None:
    if law.version is None or law.status in _STANDING:
        return _STANDING[law.status]
    if law.status == Status.UPCOMING and law.version.effective_from:
        says = _("This law is not in force yet: it applies from %(day)s on.")
        return Severity.BLOCKER, says % {"day": in_words(law.version.effective_from)}
    # A text without any article was taken over without its articles.
    if law.is_missing and law.version.article_count:
        says = _("The text of this law that applies today has no such article.")
        return Severity.BLOCKER, says
    day = law.version.version_date
    if one.year and day and one.year < day.year:
        says = _("The text of this law that applies today is of %(year)s.")
        return Severity.ADVICE, says % {"year": day.year}
    return None


def _without_marks(bare: Bare) -> Finding:
    says = gettext_lazy("The title of a law stands between 《 and 》.")
    return Finding(f"{CHECK}.marks", Severity.ADVICE, bare.place, says, bare.words)


def reach(keys: Collection[str]) -> Mapping[str, Reach]:
    """How readers get to laws that running text links to."""
    read = {written: key for written in keys if (key := Key.read(written))}
    found = cited(read.values())
    return {
        written: Reach.OPEN if found[key].version else Reach.HIDDEN
        for written, key in read.items()
        if key in found
    }


def register() -> None:
    """Called once, when the apps are ready."""
    register_citation_reader(citations)
    register_check(CHECK, check)
    register_lookup(LINK_TYPE, reach)
