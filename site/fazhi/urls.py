"""All addresses. Chinese pages live at the root, English ones below ``/en/``."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from csp.decorators import csp_update

from cms_pages.kit.serving import found_at_once
from fazhi.accounts import doors
from fazhi.health import healthz, readyz

handler400 = "fazhi.navigation.errors.bad_request"
handler403 = "fazhi.navigation.errors.forbidden"
handler404 = "fazhi.navigation.errors.not_found"
handler429 = "fazhi.accounts.views.too_many_requests"  # allauth's
handler500 = "fazhi.navigation.errors.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("fazhi.links.urls")),
    path("", include("fazhi.outbox.urls")),
    path("", include("events.desk.urls")),
    path("", include("cms_pages.general.urls")),
    path("api/v1/", include("cms_pages.services.api.urls")),
    path("account/", include("fazhi.accounts.urls")),
    path(
        f"{settings.ADMIN_PATH}/",
        include(
            decorate_urlpatterns(
                [*doors.admin_urlpatterns, *wagtailadmin_urls.urlpatterns],
                csp_update(settings.ADMIN_CONTENT_SECURITY_POLICY),
            )
        ),
    ),
    path("", include("fazhi.media.urls")),
]

urlpatterns += i18n_patterns(
    *doors.site_urlpatterns,
    path("", include("cms_pages.general.localized_urls")),
    path("", include("cms_pages.kit.printing.urls")),
    path("", include("fazhi.departments.urls")),
    path("", include("fazhi.places.urls")),
    path("", include("cms_pages.services.windows.urls")),
    path("", include("cms_pages.services.exchange.urls")),
    path("", include("fazhi.design_system.urls")),
    path("", include("fazhi.certificates.urls")),
    path("", include("fazhi.feedback.urls")),
    path("", include("fazhi.signoff.urls")),
    path("", include("search.urls")),
    path("", include("legal_library.urls")),
    path("", include("events.urls")),
    path("", include("fazhi.outbox.stop_urls")),
    path("", include(decorate_urlpatterns(wagtail_urls.urlpatterns, found_at_once))),
    prefix_default_language=False,
)
