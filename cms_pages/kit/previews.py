"""How an editor looks at a page before it is public: as each reader will see it, and on paper."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.navigation.reading import ELDER_READING, STANDARD_READING, Reading

# Not the words of `fazhi.navigation.reading`: the administration's address would choose an edition
# for the editor.
ELDERS = "for-elders"
PRINT = "on-paper"


@dataclass(frozen=True)
class Preview:
    """What a preview changes in the request: the edition, and whether paper is shown."""

    label: Any
    reading: Reading = STANDARD_READING
    on_paper: bool = False


PREVIEWS = {
    "": Preview(pgettext_lazy("preview", "Standard edition")),
    ELDERS: Preview(pgettext_lazy("preview", "Edition for elders"), reading=ELDER_READING),
    PRINT: Preview(pgettext_lazy("preview", "Print"), on_paper=True),
}


class PreviewedEverywhere:
    """A page that is previewed on three screens, for elders and on paper (`PreviewableMixin`)."""

    preview_modes: ClassVar[list[tuple[str, Any]]] = [
        (name, preview.label) for name, preview in PREVIEWS.items()
    ]
    preview_sizes: ClassVar[list[dict[str, Any]]] = [
        {
            "name": "mobile",
            "icon": "mobile-alt",
            "device_width": 360,
            "label": _("Preview as on a telephone"),
        },
        {
            "name": "tablet",
            "icon": "tablet-alt",
            "device_width": 768,
            "label": _("Preview as on a tablet"),
        },
        {
            "name": "desktop",
            "icon": "desktop",
            "device_width": 1280,
            "label": _("Preview as on a computer"),
        },
    ]

    def serve_preview(self, request: HttpRequest, mode_name: str | None) -> HttpResponseBase:
        """The page as a reader gets it who comes for the first time, in the edition asked for.

        Nothing that the editor has chosen as a reader counts, and no message to the editor is used
        up. A mode that does not exist, as an old bookmark may name it, is the standard edition.
        """
        preview = PREVIEWS.get(mode_name or "", PREVIEWS[""])
        request.COOKIES = {}
        request.reading = preview.reading  # type: ignore[attr-defined]
        request.is_on_paper = preview.on_paper  # type: ignore[attr-defined]
        response: HttpResponseBase = super().serve_preview(request, mode_name)  # type: ignore[misc]
        return response
