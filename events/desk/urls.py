from django.urls import path

from events.desk import code_views

app_name = "arriving"

urlpatterns = [path("c/<slug:code>/", code_views.scanned, name="code")]
