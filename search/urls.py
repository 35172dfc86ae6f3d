from django.urls import path

from search.page import views

urlpatterns = [
    path("search/", views.index, name="search"),
    path("search/atom/", views.atom, name="search_atom"),
    path("search/opened/", views.opened, name="search_opened"),
    path("search/suggestions/", views.suggestions, name="search_suggestions"),
    path("search/opensearch.xml", views.description, name="search_description"),
]
