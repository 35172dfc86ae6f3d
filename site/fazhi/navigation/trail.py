"""Where a page stands: the pages above it, and the same place in other languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import translate_url

from wagtail.models import Page

from fazhi.navigation.frame import Language, current_frame, is_open

HOME_DEPTH = 2
PAGE_URL_NAME = "wagtail_serve"  # what no view answers to, missing pages included


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page; the page itself has no address here."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Alternate:
    """A language of the switch. ``exact`` where the same page exists in it."""

    code: str
    name: str
    url: str
    exact: bool
    is_current: bool


def ancestors(page: Page) -> list[Page]:
    """The public pages above ``page``, from the home page down; one query for each page object."""
    if page.depth <= HOME_DEPTH:
        return []
    found: list[Page] | None = getattr(page, "_navigation_ancestors", None)
    if found is None:
        found = list(page.get_ancestors().filter(depth__gte=HOME_DEPTH).live())
        page._navigation_ancestors = found
    return found


def page_crumbs(page: Page, request: HttpRequest | None) -> list[Crumb]:
    """The way to ``page``; empty for the home page."""
    above = ancestors(page)
    if not above:
        return []
    return [*(Crumb(p.title, p.get_url(request) or "") for p in above), Crumb(page.title)]


def page_alternates(
    page: Page, languages: Sequence[Language], current: str, request: HttpRequest | None
) -> list[Alternate]:
    """Each language with the translation of ``page`` or of the nearest page above it that has one.

    One query, however many languages there are; none for the home page.
    """
    if page.pk in {language.home_id for language in languages}:
        return [
            Alternate(
                language.code, language.name, language.home_url, True, language.code == current
            )
            for language in languages
        ]
    nearest = _nearest_translations(page)
    alternates = []
    for language in languages:
        other = page if language.code == current else nearest.get(language.locale_id)
        url = (other.get_url(request) if other else None) or language.home_url
        exact = other is not None and other.translation_key == page.translation_key
        alternates.append(
            Alternate(language.code, language.name, url, exact, language.code == current)
        )
    return alternates


def _nearest_translations(page: Page) -> dict[int, Page]:
    """By locale, the public translation of ``page`` or of the nearest page above it."""
    depth = {p.translation_key: p.depth for p in (*ancestors(page), page)}
    translations = (
        Page.objects.filter(translation_key__in=depth)
        .exclude(locale=page.locale_id)
        .live()
        .only("path", "url_path", "translation_key", "locale")
    )
    private = current_frame().private_paths
    public = [other for other in translations if is_open(other, private)]
    public.sort(key=lambda other: depth[other.translation_key])
    return {other.locale_id: other for other in public}


def view_alternates(
    request: HttpRequest | None, languages: Sequence[Language], current: str
) -> list[Alternate]:
    """Each language with the same view in it, for what is no row of the page tree."""
    alternates = []
    for language in languages:
        is_current = language.code == current
        url = request.path if request and is_current else _translated(request, language.code)
        alternates.append(
            Alternate(language.code, language.name, url or language.home_url, bool(url), is_current)
        )
    return alternates


def _translated(request: HttpRequest | None, code: str) -> str:
    """The path of the view in the language, empty where the view has one address for all."""
    match = request.resolver_match if request else None
    if request is None or match is None or match.url_name == PAGE_URL_NAME:
        return ""
    url: str = translate_url(request.path_info, code)
    return "" if url in {request.path, request.path_info} else url
