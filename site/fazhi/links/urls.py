from django.urls import path, re_path

from fazhi.links import views

app_name = "links"

urlpatterns = [
    path("s/<slug:code>/", views.short, name="short"),
    re_path(r"^s/(?P<code>[-\w]+)/qr\.(?P<kind>svg|png)$", views.qr, name="qr"),
]
