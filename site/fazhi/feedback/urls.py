from django.urls import path

from fazhi.feedback import views

app_name = "feedback"

urlpatterns = [
    path("feedback/", views.index, name="index"),
    path("feedback/new/", views.new, name="new"),
    path("feedback/thanks/", views.thanks, name="thanks"),
    path("feedback/<slug:code>/", views.status, name="status"),
]
