"""The administration as a whole: the town's mark, and what is not for a clerk."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from fazhi.libraries import scripts, views

# Each row of a list would ask two questions of the database for what the page's own header offers.
# Raises ValueError when the library no longer registers it, so that an upgrade is noticed.
hooks._hooks["register_page_listing_more_buttons"].remove((page_listing_more_buttons, 0))


@hooks.register("insert_global_admin_css")
def brand() -> SafeString:
    """The colours of the site, in the administration."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/brand.css"))


@hooks.register("register_admin_urls", order=-1)  # before Wagtail Localize's own
def changed_views() -> list[URLPattern]:
    """Views of Wagtail Localize that publish only with the right to, and its script in Chinese."""
    return [
        path("localize/editor.js", scripts.translation_editor, name="localize_editor_script"),
        path(
            "localize/submit/page/<int:page_id>/",
            views.SubmitPageTranslation.as_view(),
            name="localize_submit_page",
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            views.UpdateTranslations.as_view(),
            name="localize_update",
        ),
        path(
            "localize/translate/<int:translation_id>/pofile/upload/",
            views.upload_pofile,
            name="localize_upload_pofile",
        ),
        path(
            "localize/page/<int:page_id>/convert_to_alias/",
            views.convert_to_alias,
            name="localize_convert_to_alias",
        ),
    ]


@hooks.register("construct_help_menu")
def without_foreign_pages(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leaves out links to Wagtail's own pages: another host, in English."""
    items[:] = [item for item in items if not item.url.startswith("http")]
