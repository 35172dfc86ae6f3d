from django.urls import path

from fazhi.certificates import views

app_name = "certificates"

urlpatterns = [
    path("verify/", views.index, name="index"),
    path("verify/<slug:code>/", views.status, name="status"),
]
