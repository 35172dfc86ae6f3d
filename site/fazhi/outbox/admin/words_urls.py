"""Addresses of the words, below that of the administration."""

from django.urls import path

from fazhi.outbox.admin.wording import WordsEditView, WordsIndexView

app_name = "message_words"
urlpatterns = [
    path("", WordsIndexView.as_view(), name="index"),
    path("<str:kind>/<slug:language>/", WordsEditView.as_view(), name="edit"),
]
