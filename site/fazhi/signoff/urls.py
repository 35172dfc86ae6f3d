"""Public addresses of sign-off."""

from django.urls import path

from fazhi.signoff import views

app_name = "signed"

urlpatterns = [path("qianfa/<int:number>/", views.record, name="record")]
