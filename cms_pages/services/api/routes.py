"""The addresses of the API, and its description."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext, gettext_noop, override

from ninja import NinjaAPI, Query
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from cms_pages.services.api import errors
from cms_pages.services.api.guide_schemas import Guide
from cms_pages.services.api.guide_writing import guide_of, summary_of
from cms_pages.services.api.guides import guide_asked_for, guides_asked_for
from cms_pages.services.api.parameters import GuideFilters, InLanguage, Paged, WindowFilters
from cms_pages.services.api.schemas import GuideSummary, Listed, Problem
from cms_pages.services.api.window_schemas import Window
from cms_pages.services.api.windows import window_asked_for, window_written, windows_asked_for
from fazhi.navigation.frame import current_frame
from fazhi.workdays import now

Row = TypeVar("Row")
VERSION = "1.0.0"


class ReadableJSON(JSONRenderer):
    """Chinese as it is, not as escapes."""

    json_dumps_params = {"ensure_ascii": False}


class DescribedAPI(NinjaAPI):
    """Describes itself in the language in use, in the words that stand in the code."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        operations = [one for path in schema["paths"].values() for one in path.values()]
        for one in (*operations, *schema["components"]["schemas"].values()):
            one.pop("description", None)  # from the code, for whoever reads that
        _translate(schema)
        return schema


api = DescribedAPI(
    title="Fazhi",
    version=VERSION,
    description=gettext_noop(
        "Service guides and windows of the town, for other sites and programs. Only what is public is given "
        "out. What is no longer listed has been withdrawn."
    ),
    openapi_url="/openapi.json",
    docs_url=None,  # its pages would load scripts of other hosts
    urls_namespace="services-api",
    renderer=ReadableJSON(),
)
errors.register(api)
REFUSALS = {404: Problem, 422: Problem, 429: Problem}


@api.get(
    "/guides",
    response={200: Listed[GuideSummary], **REFUSALS},
    operation_id="guides",
    summary=gettext_noop("Service guides"),
    tags=["guides"],
)
def guides(request: HttpRequest, asked: Query[GuideFilters]) -> Any:
    """The guides of a language, page by page."""
    language = _public(asked.language)
    with override(language):
        found = guides_asked_for(asked, language)
        return _listed(found, asked, lambda guide: summary_of(guide, request))


@api.get(
    "/guides/{identifier}",
    response={200: Guide, **REFUSALS},
    operation_id="guide",
    summary=gettext_noop("One service guide, by its permanent id or its implementing code"),
    tags=["guides"],
)
def guide(request: HttpRequest, identifier: str, asked: Query[InLanguage]) -> Any:
    """A guide with everything that its page says."""
    found = guide_asked_for(identifier, _public(asked.language))
    if found is None:
        raise Http404
    with override(found.locale.language_code):
        return guide_of(found, request)


@api.get(
    "/windows",
    response={200: Listed[Window], **REFUSALS},
    operation_id="windows",
    summary=gettext_noop("Windows of the service centres, with their state at this moment"),
    tags=["windows"],
)
def windows(request: HttpRequest, asked: Query[WindowFilters]) -> Any:
    """The windows, hall by hall."""
    language, at = _public(asked.language), now()
    with override(language):
        found = windows_asked_for(asked, language)
        return _listed(found, asked, lambda counter: window_written(counter, at, request))


@api.get(
    "/windows/{public_id}",
    response={200: Window, **REFUSALS},
    operation_id="window",
    summary=gettext_noop("One window, by its permanent id"),
    tags=["windows"],
)
def window(request: HttpRequest, public_id: str, asked: Query[InLanguage]) -> Any:
    """A window as it is now."""
    language = _public(asked.language)
    with override(language):
        found = window_asked_for(public_id, language)
        if found is None:
            raise Http404
        return window_written(found, now(), request)


def _public(language: str | None) -> str:
    """The language that is asked for; raises `Http404` where the site does not speak it in public."""
    wanted = language or settings.LANGUAGE_CODE
    if wanted not in current_frame().language_codes:
        raise Http404
    return wanted


def _listed(found: QuerySet[Any], asked: Paged, write: Callable[[Any], Row]) -> dict[str, Any]:
    """One page of them; beyond the last one it is empty."""
    paginator = Paginator(found, asked.per_page)
    is_there = asked.page <= paginator.num_pages
    rows = list(paginator.page(asked.page).object_list) if is_there else []
    return {
        "count": paginator.count,
        "page": asked.page,
        "pages": paginator.num_pages,
        "per_page": asked.per_page,
        "items": [write(row) for row in rows],
    }


def _translate(part: Any) -> None:
    """Puts descriptions and summaries into the language in use, wherever they stand."""
    children = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for child in children:
        _translate(child)
    if isinstance(part, dict):
        for name in ("description", "summary"):
            if isinstance(part.get(name), str) and part[name]:
                part[name] = gettext(part[name])
