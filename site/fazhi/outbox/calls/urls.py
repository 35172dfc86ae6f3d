"""Addresses of the call list, below the administration's."""

from django.urls import path

from fazhi.outbox.calls import views

app_name = "calls"
urlpatterns = [
    path("", views.CallListView.as_view(), name="index"),
    path("<uuid:pk>/", views.NumberView.as_view(), name="number"),
    path("<uuid:pk>/take/", views.TakeView.as_view(), name="take"),
    path("<uuid:pk>/give-back/", views.GiveBackView.as_view(), name="give_back"),
]
