from django.urls import path

from cms_pages.kit.printing import views

app_name = "printing"

urlpatterns = [
    path("pdf/<slug:code>/", views.page_pdf, name="pdf"),
    path("poster/<slug:code>/", views.poster_pdf, name="poster"),
]
