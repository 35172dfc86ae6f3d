"""The address of the page on which recipients stop messages."""

from django.urls import path

from fazhi.outbox.stop_views import stop_page

app_name = "stopping"
urlpatterns = [path("stop/<slug:token>/", stop_page, name="stop")]
