"""Addresses for machines, the same in every language."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from cms_pages.general import views
from cms_pages.general.sitemaps import SITEMAPS

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
