"""The field in which editors choose a law or an article."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets import BaseChooser

from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.models import Law


class LawChooser(BaseChooser):
    """The field of a form; its value is a written `Key`."""

    model = Law
    icon = "law"
    choose_one_text = _("Choose a law or an article")
    choose_another_text = _("Choose another")
    link_to_chosen_text = _("Look at this law")
    chooser_modal_url_name = "law_chooser:choose"

    def get_instance(self, value: Any) -> Cited | None:
        key = Key.read(value)
        return cited([key]).get(key) if key else None

    def get_value_data_from_instance(self, instance: Cited) -> dict[str, Any]:
        return {
            "id": str(instance.key),
            "title": instance.described,
            "edit_url": AdminURLFinder().get_edit_url(instance.law),
        }
