from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from cms_pages.kit.blocks.groups import PICTURES
from fazhi.media.models import CustomImage
from fazhi.media.picture_chooser import PictureChooserBlock


class LabelledImageBlock(ImageBlock):
    """Wagtail's image block with a Chinese inner label, and with the pictures' sizes read at once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        picture = PictureChooserBlock(
            required=self.child_blocks["image"].required, label=_("Picture")
        )
        picture.set_name("image")
        self.child_blocks["image"] = picture

    def bulk_to_python(self, values: Iterable[Any]) -> list[CustomImage | None]:
        """The pictures with the sizes made of them: one query more, however many there are."""
        images: list[CustomImage | None] = super().bulk_to_python(values)
        sizes = Prefetch("renditions", to_attr="prefetched_renditions")
        prefetch_related_objects([image for image in images if image], sizes)
        return images


class PictureBlock(StructBlock):
    """A picture with what it shows in words, a caption, and where it is from."""

    image = LabelledImageBlock(
        label=_("Picture"),
        help_text=_(
            "The alternative text says what the picture shows, for people who cannot see it. It is "
            "required unless the picture is mere decoration."
        ),
    )
    caption = CharBlock(
        label=_("Picture caption"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Shown below the picture."),
    )
    source = CharBlock(
        label=_("Source"),
        required=False,
        default="",
        max_length=120,
        help_text=_(
            "Who took the picture or where it is from. Left empty, the source in the picture's own "
            "record is shown."
        ),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = PICTURES
        template = "kit/blocks/picture.html"
