"""Addresses of files, under the names by which Wagtail looks for them."""

from django.conf import settings
from django.urls import path, re_path

from wagtail.documents.views.serve import authenticate_with_password

from fazhi.media import views

urlpatterns = [
    path("documents/<int:document_id>/<str:filename>", views.document, name="wagtaildocs_serve"),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("films/<int:film_id>/captions.vtt", views.captions, name="film_captions"),
    re_path(
        r"^images/([^/]*)/(\d{1,18})/([^/]*)/[^/]*$",
        views.SignedPicture.as_view(),
        name="wagtailimages_serve",
    ),
]

if settings.SERVE_MEDIA:
    # Embedded: no web server in front. In production nginx or the store serves these.
    urlpatterns += [path("media/<path:path>", views.public_file, name="media")]
