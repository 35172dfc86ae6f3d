"""How one row of what editors keep is shown to those who only read it."""

from typing import Any

from django.utils.translation import pgettext

from wagtail.admin.views import generic

from search.curated.lexicon_files import theme_label
from search.models.lexicon import SEPARATOR


def yes_or_no(value: bool) -> str:
    """As lists and exports say it."""
    return pgettext("of words", "yes") if value else pgettext("of words", "no")


class InspectWordsView(generic.InspectView):
    """Lists of words as people write them, switches as yes or no, themes in words."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = getattr(self.object, field_name)
        if isinstance(value, bool):
            return yes_or_no(value)
        if field_name in {"words", "alternatives"}:
            return value.replace(SEPARATOR, "；")
        if field_name == "theme":
            return theme_label(value) or "—"
        return super().get_field_display_value(field_name, field)
