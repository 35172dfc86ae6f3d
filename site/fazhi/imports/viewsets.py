"""Gives a list of the administration its import screen."""

from typing import Any

from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from fazhi.imports.importer import Importer
from fazhi.imports.views import ImportView, may_import


class ImportableIndexView(IndexView):
    """The list, with the import among its actions."""

    import_url_name = ""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        if self.import_url_name and may_import(self.request.user, self.model):
            url = reverse(self.import_url_name)
            buttons.append(
                Button(_("Import XLSX or CSV"), url=url, icon_name="upload", priority=80)
            )
        return buttons

    def get_filename(self) -> str:
        """The list and the day of the export: several of them lie in one folder."""
        return f"{self.verbose_name_plural}-{timezone.localdate()}"

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """What a cell shows; a workbook cannot hold the control characters that a form takes."""
        shown = super().preprocess_field_value(field, value, export_format)
        return ILLEGAL_CHARACTERS_RE.sub("", shown) if isinstance(shown, str) else shown


class ImportableViewSet(ModelViewSet):
    """A model's screens with one more: ``import/``."""

    index_view_class = ImportableIndexView
    import_view_class = ImportView
    importer_class: type[Importer]

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_index_view_kwargs(**kwargs),
            "import_url_name": self.get_url_name("import"),
        }

    @property
    def import_view(self) -> Any:
        """The import screen of this list."""
        return self.import_view_class.as_view(
            importer_class=self.importer_class,
            model=self.model,
            index_url_name=self.get_url_name("index"),
            import_url_name=self.get_url_name("import"),
        )

    def get_urlpatterns(self) -> list[Any]:
        return [*super().get_urlpatterns(), path("import/", self.import_view, name="import")]
