"""The addresses of the site, with those of the exchange among the administration's."""

from django.urls import include, path

from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms_pages.services.exchange.hooks import admin_urls
from fazhi.urls import urlpatterns as of_the_site

urlpatterns = [
    path("exchange/", include(decorate_urlpatterns(admin_urls(), require_admin_access))),
    *of_the_site,
]
