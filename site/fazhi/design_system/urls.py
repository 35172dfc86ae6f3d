from django.urls import path

from fazhi.design_system import views

app_name = "design_system"

urlpatterns = [
    path("design-system/", views.index, name="index"),
    path("design-system/<slug:slug>/", views.component, name="component"),
]
