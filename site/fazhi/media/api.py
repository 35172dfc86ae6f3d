"""The administration's own interface to pictures."""

from wagtail.images.api.admin.views import ImagesAdminAPIViewSet


class PicturesAdminAPIViewSet(ImagesAdminAPIViewSet):
    """Leaves out the address of the original file, which a private store does not have."""

    meta_fields = [f for f in ImagesAdminAPIViewSet.meta_fields if f != "download_url"]
    listing_default_fields = [
        f for f in ImagesAdminAPIViewSet.listing_default_fields if f != "download_url"
    ]
    nested_default_fields = [
        f for f in ImagesAdminAPIViewSet.nested_default_fields if f != "download_url"
    ]
