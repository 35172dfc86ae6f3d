"""Finding a page by its address without the walk from the home page down to it."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from wagtail.models import Page

from fazhi.navigation.frame import Ground, current_frame


def found_at_once(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Hands Wagtail's ``view`` of pages what it would look up with one or two queries a level.

    Wagtail keeps site and page on the request (`Site.find_for_request`, `Page.route_for_request`).
    What is not found here is left to it: several sites, pages with addresses of their own making,
    and what does not exist.
    """

    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        ground = current_frame().ground
        if ground:
            request._wagtail_site = ground.site  # type: ignore[attr-defined]
            page = page_at(ground, *args) if args else None
            if page and page.live:
                request._wagtail_route_for_request = page.route(request, [])  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return serve


def page_at(ground: Ground, path: str) -> Page | None:
    """The page at an address below the home page, drafts too: two queries, one for the home page."""
    found: tuple[int, int] | None = (ground.home_id, ground.home_type_id)
    if path:
        slug = path.rstrip("/").rpartition("/")[2]  # has an index
        pages = Page.objects.filter(slug=slug, url_path=f"{ground.home_path}{path}")
        found = pages.order_by().values_list("pk", "content_type_id").first()
    if found is None:
        return None
    key, type_id = found
    model = ContentType.objects.get_for_id(type_id).model_class()
    return next(iter(model._default_manager.order_by().filter(pk=key)), None) if model else None
