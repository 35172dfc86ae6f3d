"""Addresses of the inbox, below that of the administration."""

from django.urls import path

from fazhi.outbox.inbox.views import InboxView, mark, open_line

app_name = "inbox"
urlpatterns = [
    path("", InboxView.as_view(), name="index"),
    path("mark/", mark, name="mark"),
    path("<int:pk>/", open_line, name="open"),
]
