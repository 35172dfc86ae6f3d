"""Choosing a picture in the forms of the administration."""

from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.widgets import AdminImageChooser

from fazhi.media.models import CustomImage


class PictureChooser(AdminImageChooser):
    """Wagtail's field; a picture whose people have withdrawn their consent says so."""

    def get_display_title(self, instance: CustomImage) -> str:
        return instance.chosen_title


class PictureChooserBlock(ImageChooserBlock):
    """The same within the text of a page."""

    widget = PictureChooser()
