from django.urls import path

from fazhi.departments import views

app_name = "departments"

urlpatterns = [
    path("departments/", views.index, name="index"),
    path("departments/<slug:public_id>/", views.department, name="department"),
]
