from django.urls import path

from fazhi.places import views

app_name = "places"

urlpatterns = [
    path("places/villages/", views.villages, name="villages"),
    path("places/villages.xlsx", views.villages_xlsx, name="villages_xlsx"),
    path("places/villages/<slug:slug>/", views.village, name="village"),
    path("places/venues/", views.venues, name="venues"),
    path("places/venues.xlsx", views.venues_xlsx, name="venues_xlsx"),
    path("places/venues/<slug:slug>/", views.venue, name="venue"),
]
