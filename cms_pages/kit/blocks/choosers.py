"""Blocks that choose a page, department or venue, whose facts pages show as they are today."""

from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Model, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import ChooserBlock, PageChooserBlock
from wagtail.models import Page

from fazhi.departments.fields import DepartmentChoiceField
from fazhi.departments.models import Department
from fazhi.places.models import Venue


class SelectBlock(ChooserBlock):
    """Chooses from a list that is short enough to be shown whole."""

    field_class: type[forms.ModelChoiceField] = forms.ModelChoiceField

    @cached_property
    def widget(self) -> forms.Select:
        return forms.Select()

    @cached_property
    def field(self) -> forms.ModelChoiceField:
        return self.field_class(
            queryset=self.model_class.objects.all(),
            required=self._required,
            help_text=self._help_text,
            widget=self.widget,
        )

    def value_from_form(self, value: Any) -> Model | None:
        """The chosen one; nothing for the empty choice, and for a key that never was offered."""
        try:
            chosen: Model | None = super().value_from_form(value or None)
        except ValueError:
            return None
        return chosen

    def get_form_state(self, value: Model | None) -> Any:
        """The chosen one as a list's script takes it: among the keys that are chosen."""
        return self.widget.format_value(self.value_for_form(value))

    def value_for_form(self, value: Model | None) -> Any:
        return value.pk if isinstance(value, Model) else value


class DepartmentBlock(SelectBlock):
    """A department, from the tree."""

    target_model = Department
    field_class = DepartmentChoiceField

    class Meta:
        icon = "group"
        label = _("Department")


class VenueBlock(SelectBlock):
    """A venue with its hours: two queries more, however many venues a page shows."""

    target_model = Venue

    def bulk_to_python(self, values: Iterable[Any]) -> list[Venue | None]:
        venues: list[Venue | None] = super().bulk_to_python(values)
        prefetch_related_objects([v for v in venues if v], "hours", "exceptions")
        return venues

    class Meta:
        icon = "site"
        label = _("Venue")


# What a link to a page is made of, and what says whether a reader may follow it.
LINKED = ("title", "path", "url_path", "live", "locale", "translation_key")


class LinkedPageBlock(PageChooserBlock):
    """A page that is linked to; whatever else is asked of it costs a query."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Page | None]:
        keys = list(values)
        found = Page.objects.order_by().only(*LINKED).in_bulk({key for key in keys if key})
        return [copy(found.get(key)) for key in keys]
