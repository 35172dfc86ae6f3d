"""The list of pictures, with what a clerk has to know of each before using it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.images.views.images import ImagesFilterSet, IndexView

import django_filters

from fazhi.media.models import CustomImage, PicturedPeople


class PictureFilters(ImagesFilterSet):
    """By consent, and those that say nothing to people who cannot see them."""

    pictured_people_consent = django_filters.ChoiceFilter(
        label=_("people in the picture"), choices=PicturedPeople.choices
    )
    described = django_filters.ChoiceFilter(
        label=_("text for those who cannot see it"),
        choices=[("no", _("missing")), ("yes", _("there"))],
        method="with_description",
    )

    class Meta:
        model = CustomImage
        fields = ("pictured_people_consent",)

    def with_description(
        self, pictures: QuerySet[CustomImage], name: str, value: str
    ) -> QuerySet[CustomImage]:
        """Those with a description, or without."""
        empty = {"description": ""}
        return pictures.exclude(**empty) if value == "yes" else pictures.filter(**empty)


def _description(picture: CustomImage) -> str:
    return picture.description or gettext("missing")


class PictureListView(IndexView):
    """Wagtail's list, as a table unless the editor asks for the pictures side by side."""

    filterset_class = PictureFilters

    @cached_property
    def layout(self) -> str:
        """``list`` or ``grid``."""
        chosen: str = self.request.GET.get("layout", "list")
        return chosen

    @cached_property
    def columns(self) -> list[Any]:
        """Wagtail's columns, and after the title whose it is, what it says and why it may be shown."""
        columns: list[Any] = list(super().columns)
        if columns:
            columns[3:4] = [
                Column("source", label=_("source or author"), sort_key="source"),
                Column(
                    "description",
                    label=_("text for those who cannot see it"),
                    accessor=_description,
                ),
                Column(
                    "consent",
                    label=_("people in the picture"),
                    accessor="get_pictured_people_consent_display",
                    sort_key="pictured_people_consent",
                ),
            ]
        return columns

    def get_valid_orderings(self) -> list[str]:
        """Wagtail's, and those of our columns."""
        ours = ("source", "pictured_people_consent")
        return [*super().get_valid_orderings(), *ours, *(f"-{field}" for field in ours)]
