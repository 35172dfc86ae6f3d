"""Addresses beside those of the lists; other rooms know them by these names."""

from django.urls import path

from events.admin import registration_acts as registrations
from events.admin.desk import DeskView
from events.admin.exchange.views import SessionImportView
from events.admin.session_page import SessionView

_SESSION = "lectures/sessions/<int:pk>/"
_REGISTRATION = "lectures/registrations/<int:pk>/"

urlpatterns = [
    path(_SESSION, SessionView.as_view(), name="events_session"),
    path(f"{_SESSION}desk/", DeskView.as_view(), name="events_desk"),
    path(f"{_SESSION}import/", SessionImportView.as_view(), name="events_session_import"),
    path(_REGISTRATION, registrations.RegistrationView.as_view(), name="events_registration"),
    *(
        path(f"{_REGISTRATION}{name}/", view.as_view(), name=f"events_registration_{name}")
        for name, view in {
            "approve": registrations.ApproveView,
            "refuse": registrations.RefuseView,
            "people": registrations.PeopleView,
            "cancel": registrations.CancelView,
            "reveal": registrations.RevealView,
            "forget": registrations.NotTheirsView,
        }.items()
    ),
]
