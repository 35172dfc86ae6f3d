from django.urls import path

from fazhi.places import my_village_views, views

app_name = "places"

urlpatterns = [
    path("my-village/", my_village_views.my_village, name="my_village"),
    path("my-village/choose/", my_village_views.choose, name="choose_village"),
    path("my-village/clear/", my_village_views.clear, name="clear_village"),
    path("places/villages/", views.villages, name="villages"),
    path("places/villages.xlsx", views.villages_xlsx, name="villages_xlsx"),
    path("places/villages/<slug:slug>/", views.village, name="village"),
    path("places/venues/", views.venues, name="venues"),
    path("places/venues.xlsx", views.venues_xlsx, name="venues_xlsx"),
    path("places/venues/<slug:slug>/", views.venue, name="venue"),
]
