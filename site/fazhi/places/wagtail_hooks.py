from wagtail import hooks

from fazhi.places.viewsets import PlacesGroup


@hooks.register("register_admin_viewset")
def register_places() -> PlacesGroup:
    """The menu of places."""
    return PlacesGroup()
