"""What an address of the site leads to: only what a stranger may see can be given feedback on."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.urls import Resolver404, ResolverMatch, get_script_prefix, resolve
from django.utils.translation import override

from wagtail.models import Page, Site

from fazhi.departments.models import Department
from fazhi.feedback.models.limits import LONGEST_PATH, LONGEST_TITLE
from fazhi.links.models import Link, PermanentlyLinked
from fazhi.navigation.destinations import find_destination
from fazhi.navigation.frame import current_frame, is_open
from fazhi.navigation.middleware import language_of_path
from fazhi.navigation.trail import PAGE_URL_NAME
from fazhi.places.models import Venue, Village


class NoSuchPage(Exception):
    """The address leads nowhere, out of the site, or to what is not public; it never says which."""


@dataclass(frozen=True)
class Target:
    """A public page: its address below the site's own path, its title, and the row behind it."""

    path: str = ""
    title: str = ""
    thing: models.Model | None = None

    def link(self) -> Link | None:
        """The permanent link of the row, which follows it when it moves."""
        if not isinstance(self.thing, PermanentlyLinked):
            return None
        return Link.objects.filter(code=self.thing.public_id).first()


WHOLE_SITE = Target()

_rows: dict[str, tuple[type[models.Model], str]] = {}


def register_row_view(name: str, model: type[models.Model], parameter: str) -> None:
    """Makes the pages of a view known: ``parameter`` of its address is a unique field of ``model``.

    Views without parameters are known when they are registered as a destination of menus.
    """
    _rows[name] = (model, parameter)


def takes_feedback(request: HttpRequest, page: Page | None) -> bool:
    """Whether the page that is being written can be found again by its address; no query."""
    match = request.resolver_match
    if match is None or getattr(request, "is_preview", False):
        return False
    if match.view_name == PAGE_URL_NAME:
        return page is not None and is_open(page, current_frame().private_paths)
    return match.view_name in _rows or find_destination(match.view_name) is not None


def find_target(request: HttpRequest, address: str) -> Target:
    """The public page at ``address``, as browsers name it; raises `NoSuchPage`.

    Query and fragment are dropped. An empty address is the whole site.
    """
    if not address:
        return WHOLE_SITE
    path = _path_of(address)
    language = language_of_path(path) or settings.LANGUAGE_CODE
    if language != settings.LANGUAGE_CODE and language not in current_frame().language_codes:
        raise NoSuchPage
    with override(language):
        try:
            return _target(request, path, resolve(path))
        except (Resolver404, Http404):
            raise NoSuchPage from None


def path_below_site(address: str) -> str:
    """The path of an address of this site without the site's own sub-path."""
    return f"/{address.removeprefix(get_script_prefix())}"


def _path_of(address: str) -> str:
    """The path below the site's own; raises `NoSuchPage` for what is no plain path."""
    prefix = get_script_prefix()
    if not address.isprintable() or "\\" in address or address.startswith("//"):
        raise NoSuchPage
    try:
        parts = urlsplit(address)
    except ValueError:
        raise NoSuchPage from None
    if parts.scheme or parts.netloc or not parts.path.startswith(prefix) or "//" in parts.path:
        raise NoSuchPage
    path = path_below_site(parts.path)
    if len(path) > LONGEST_PATH or {".", ".."} & set(path.split("/")):
        raise NoSuchPage
    return path


def _target(request: HttpRequest, path: str, match: ResolverMatch) -> Target:
    if match.view_name == PAGE_URL_NAME:
        page = _public_page(request, match.args[0] if match.args else "")
        return Target(path, page.title[:LONGEST_TITLE], page)
    if match.view_name in _rows:
        row = _public_row(request, match)
        return Target(path, str(getattr(row, "local_name", row))[:LONGEST_TITLE], row)
    destination = find_destination(match.view_name)
    if destination is None or destination.url() is None:
        raise NoSuchPage
    return Target(path, str(destination.label)[:LONGEST_TITLE])


def _public_page(request: HttpRequest, path: str) -> Page:
    site = Site.find_for_request(request)
    if site is None:
        raise NoSuchPage
    route: Any = site.root_page.localized.specific.route(request, [p for p in path.split("/") if p])
    page: Page = route[0]
    if page.get_view_restrictions().exists():
        raise NoSuchPage
    return page


def _public_row(request: HttpRequest, match: ResolverMatch) -> models.Model:
    model, parameter = _rows[match.view_name]
    row = model._default_manager.filter(**{parameter: match.kwargs[parameter]}).first()
    if row is None or (isinstance(row, PermanentlyLinked) and row.public_url(request) is None):
        raise NoSuchPage
    return row


def register() -> None:
    """The rooms below; called once, when the apps are ready."""
    register_row_view("departments:department", Department, "public_id")
    register_row_view("places:village", Village, "slug")
    register_row_view("places:venue", Venue, "slug")
