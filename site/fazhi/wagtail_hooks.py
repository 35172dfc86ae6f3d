"""The administration as a whole: the town's mark, and what is not for a clerk."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

# Each row of a list would ask two questions of the database for what the page's own header offers.
# Raises ValueError when the library no longer registers it, so that an upgrade is noticed.
hooks._hooks["register_page_listing_more_buttons"].remove((page_listing_more_buttons, 0))


@hooks.register("insert_global_admin_css")
def brand() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/brand.css"))


@hooks.register("construct_help_menu")
def without_foreign_pages(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leaves out links to Wagtail's own pages: another host, in English."""
    items[:] = [item for item in items if not item.url.startswith("http")]
