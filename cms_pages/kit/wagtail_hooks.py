from django.urls import URLPattern, path

from wagtail import hooks

from cms_pages.kit import views


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("kit/slug/", views.slug, name="kit_slug")]
