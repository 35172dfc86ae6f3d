from django.urls import path

from cms_pages.services.exchange import public

app_name = "services"

urlpatterns = [
    path("services/<slug:code>.<slug:kind>", public.guide_list, name="guide_list"),
]
