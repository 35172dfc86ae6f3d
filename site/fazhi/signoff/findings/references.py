"""Links to rows of our own that readers cannot follow: pages, documents, whatever rooms link to."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import Enum

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from fazhi.signoff.content import Content, Reference
from fazhi.signoff.findings.registry import Finding, Severity
from fazhi.signoff.findings.structure import LINKS

PAGE = "wagtailcore.page"
DOCUMENT = settings.WAGTAILDOCS_DOCUMENT_MODEL.lower()


class Reach(Enum):
    """Whether readers get to a row."""

    OPEN = "open"
    DRAFT = "draft"  # not public yet; it may become so together with what leads to it
    HIDDEN = "hidden"
    GONE = "gone"


Lookup = Callable[[Collection[str]], Mapping[str, Reach]]

_lookups: dict[str, Lookup] = {}
_WRONG: dict[Reach, tuple[Severity, str | Promise]] = {
    Reach.DRAFT: (Severity.ADVICE, _("This page is not public yet: readers will not get there.")),
    Reach.HIDDEN: (Severity.BLOCKER, _("A broken link: readers may not see what it leads to.")),
    Reach.GONE: (Severity.BLOCKER, _("A broken link: what it leads to does not exist any more.")),
}


def register_lookup(kind: str, lookup: Lookup) -> None:
    """Adds how readers get to rows of a kind: ``app.model``, or a type of links in running text.

    ``lookup`` gets keys as they are written and gives how far each is reached; one that it leaves
    out is gone. However many keys there are, its queries are as many. Called from
    ``AppConfig.ready``; raises ``ValueError`` for a kind that is taken.
    """
    if kind in _lookups:
        raise ValueError(f"taken: {kind}")
    _lookups[kind] = lookup


def check(content: Content) -> Iterator[Finding]:
    """Blockers for what nobody can follow, advice on pages that are not public yet."""
    reached = _reached(content)
    for one in content.of(Reference):
        reach = reached.get((_kind(one.model), one.key), Reach.GONE)
        if wrong := _WRONG.get(reach):
            severity, says = wrong
            about = f"{one.model} {one.key} {one.words}"
            yield Finding(LINKS, severity, one.place, says, one.words, about=about)


def _reached(content: Content) -> dict[tuple[str, str], Reach]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in content.of(Reference):
        wanted[_kind(one.model)].add(one.key)
    return {
        (kind, key): reach
        for kind, keys in wanted.items()
        for key, reach in _lookup_of(kind)(keys).items()
    }


def _kind(model: str) -> str:
    """All types of pages are looked up together."""
    found = _model(model)
    return PAGE if found and issubclass(found, Page) else model


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _lookup_of(kind: str) -> Lookup:
    def there(keys: Collection[str]) -> Mapping[str, Reach]:
        model = _model(kind)
        if model is None:  # of a room that is not installed: nobody can tell
            return dict.fromkeys(keys, Reach.OPEN)
        found = model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
        return dict.fromkeys(map(str, found), Reach.OPEN)

    return _lookups.get(kind, there)


def _numbers(keys: Collection[str]) -> list[int]:
    """What else is written as a key belongs to no row."""
    return [int(key) for key in keys if key.isascii() and key.isdigit()]


def _pages(keys: Collection[str]) -> Mapping[str, Reach]:
    private = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    found = Page.objects.filter(pk__in=_numbers(keys)).values_list("pk", "path", "live")
    reach = {True: Reach.OPEN, False: Reach.DRAFT}
    return {
        str(pk): Reach.HIDDEN if path.startswith(private) else reach[live]
        for pk, path, live in found
    }


def _documents(keys: Collection[str]) -> Mapping[str, Reach]:
    private = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    rows = apps.get_model(DOCUMENT)._base_manager.filter(pk__in=_numbers(keys))
    return {
        str(pk): Reach.HIDDEN if path.startswith(private) else Reach.OPEN
        for pk, path in rows.values_list("pk", "collection__path")
    }


def register() -> None:
    """Called once, when the apps are ready."""
    register_lookup(PAGE, _pages)
    register_lookup(DOCUMENT, _documents)
