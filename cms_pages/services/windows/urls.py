from django.urls import path

from cms_pages.services.windows import views

app_name = "windows"

urlpatterns = [
    path("windows/", views.index, name="index"),
    path("windows/plan/", views.plan, name="plan"),
    path("windows/board/", views.board, name="board"),
]
