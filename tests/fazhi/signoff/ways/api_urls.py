"""The addresses of the site with Wagtail's interface for programs beside them."""

from django.urls import path

from wagtail.api.v3.urls import api

from fazhi.urls import urlpatterns as ours

urlpatterns = [path("api/v3/", api.urls), *ours]
