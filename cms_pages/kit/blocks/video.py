from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, StructBlock, StructValue

from cms_pages.kit.blocks.groups import PICTURES
from fazhi.media.film_chooser import FilmChooserBlock


class VideoBlock(StructBlock):
    """A film of the town's own library; it starts only when somebody starts it."""

    film = FilmChooserBlock(
        label=_("Film"),
        help_text=_("From the library of films, with its captions and its text."),
    )
    caption = CharBlock(
        label=_("Film caption"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Shown below the film. Left empty, the title of the film."),
    )

    class Meta:
        icon = "media"
        label = _("Film")
        group = PICTURES
        template = "kit/blocks/video.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        film = value["film"]
        context["film"] = (film and film.is_shown) and {
            "caption": value["caption"] or film.title,
            "source": film.source,
            "url": film.url,
            "content_type": film.content_type,
            "captions_url": film.captions_url,
            "poster": film.poster_url,
            "transcript": film.transcript,
        }
        return context
