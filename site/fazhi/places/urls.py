from django.urls import path

from fazhi.places import views

app_name = "places"

urlpatterns = [
    path("places/villages/", views.villages, name="villages"),
    path("places/villages/<slug:slug>/", views.village, name="village"),
    path("places/venues/", views.venues, name="venues"),
    path("places/venues/<slug:slug>/", views.venue, name="venue"),
]
