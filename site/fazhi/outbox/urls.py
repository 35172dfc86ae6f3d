"""Addresses outside of the administration."""

from django.urls import path

from fazhi.outbox.provider_requests import provider_request

app_name = "outbox"
urlpatterns = [
    # As django-anymail's own, so that its manual says what to enter at the provider.
    path("mail-events/<str:name>/tracking/", provider_request, name="provider_request"),
]
