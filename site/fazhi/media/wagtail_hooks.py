from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter

from fazhi.media.api import PicturesAdminAPIViewSet


@hooks.register("construct_admin_api", order=1)  # after Wagtail's own, which it replaces
def picture_api(router: WagtailAPIRouter) -> None:
    """Lets the choosers read the pictures through our own endpoint."""
    router.register_endpoint("images", PicturesAdminAPIViewSet)
