"""Blocks that choose a guide."""

from typing import Any

from wagtail.blocks import PageChooserBlock

GUIDE = "services.ServiceGuidePage"


class GuideBlock(PageChooserBlock):
    """A service guide; a translated page leads to its translation by itself."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type=GUIDE, **kwargs)

    class Meta:
        icon = "form"


class GuideOrJourneyBlock(PageChooserBlock):
    """A service guide, or a journey over several of them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(page_type=[GUIDE, "services.JourneyPage"], **kwargs)

    class Meta:
        icon = "form"
