from django.urls import path

from events.feeds import views as feeds
from events.reading import views as reading
from events.registering import looking_up, mine, views

app_name = "events"

urlpatterns = [
    path("sessions/<slug:public_id>/", reading.session, name="session"),
    path("sessions/<slug:public_id>/register/", views.register, name="register"),
    path("sessions/<slug:public_id>/register/unit/", views.register_unit, name="register_unit"),
    path("sessions/<slug:public_id>/calendar.ics", feeds.session, name="session_calendar"),
    path("sessions/<slug:public_id>/facts.txt", reading.facts, name="session_text"),
    path("sessions/board/<slug:public_id>/", reading.board, name="board"),
    path(
        "sessions/calendars/programme/<slug:public_id>.ics", feeds.programme, name="programme_feed"
    ),
    path("sessions/calendars/lecture/<slug:public_id>.ics", feeds.lecture, name="lecture_feed"),
    path("sessions/calendars/series/<slug:public_id>.ics", feeds.series, name="series_feed"),
    path("sessions/calendars/venue/<slug:slug>.ics", feeds.venue, name="venue_feed"),
    path("registrations/", looking_up.look_up, name="look_up"),
    path("registrations/<slug:token>/", mine.show, name="mine"),
    path("registrations/<slug:token>/cancel/", mine.cancel, name="mine_cancel"),
    path("registrations/<slug:token>/take/", mine.take, name="mine_take"),
    path("registrations/<slug:token>/coming/", mine.coming, name="mine_coming"),
    path("registrations/<slug:token>/people/", mine.people, name="mine_people"),
    path("registrations/<slug:token>/exchange/", mine.exchange, name="mine_exchange"),
    path("registrations/<slug:token>/not-me/", mine.not_me, name="mine_not_me"),
    path("registrations/<slug:token>/feedback/", mine.feedback, name="mine_feedback"),
    path("registrations/<slug:token>/data/", mine.data, name="mine_data"),
    path("registrations/<slug:token>/data.json", mine.data_file, name="mine_data_file"),
    path("registrations/<slug:token>/erase/", mine.erase, name="mine_erase"),
    path("registrations/<slug:token>/certificates/", mine.certificates, name="mine_certificates"),
    path("registrations/<slug:token>/calendar.ics", feeds.registrant, name="mine_feed"),
]
