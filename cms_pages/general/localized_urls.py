"""Addresses for people, one for each language."""

from django.urls import path

from cms_pages.general import views

urlpatterns = [path("site-map/", views.site_map_page, name="site_map")]
