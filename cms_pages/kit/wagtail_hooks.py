from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms_pages.kit import views
from cms_pages.kit.addresses import is_free_address
from cms_pages.kit.forms import TAKEN


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Where the page editor asks for a slug."""
    return [path("kit/slug/", views.slug, name="kit_slug")]


@hooks.register("before_move_page")
def refuse_a_place_where_the_page_would_not_be_seen(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    """A move keeps the slug, which something else may own at the new place."""
    if is_free_address(page.slug, destination):
        return None
    messages.error(request, TAKEN % {"slug": page.slug})
    return redirect("wagtailadmin_pages:move", page.pk)
