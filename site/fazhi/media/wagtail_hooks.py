from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.api.v2.router import WagtailAPIRouter

from fazhi.media.api import PicturesAdminAPIViewSet
from fazhi.media.film_chooser import film_chooser_viewset
from fazhi.media.viewsets import FilmViewSet


@hooks.register("construct_admin_api", order=1)  # after Wagtail's own, which it replaces
def picture_api(router: WagtailAPIRouter) -> None:
    """Lets the choosers read the pictures through our own endpoint."""
    router.register_endpoint("images", PicturesAdminAPIViewSet)


@hooks.register("register_admin_viewset")
def register_films() -> list[ViewSet]:
    """The list of films, and the dialogue in which one is chosen."""
    return [FilmViewSet(), film_chooser_viewset]
