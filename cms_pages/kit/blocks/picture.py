from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageBlock


class LabelledImageBlock(ImageBlock):
    """Wagtail's image block, whose inner label is otherwise the English name of the field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.child_blocks["image"].label = _("Picture")


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
        max_length=200,
        help_text=_("Shown below the picture."),
    )
    source = CharBlock(
        label=_("Source"),
        required=False,
        max_length=120,
        help_text=_(
            "Who took the picture or where it is from. Left empty, the source in the picture's own "
            "record is shown."
        ),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "kit/blocks/picture.html"
