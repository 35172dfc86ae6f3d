"""Choosing a film in the administration."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.generic.chooser import ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock

from fazhi.media.models import Film, PicturedPeople


class BaseFilmChooserBlock(ChooserBlock):
    """Films with their still pictures: two queries more, however many films a page shows."""

    def bulk_to_python(self, values: Iterable[Any]) -> list[Film | None]:
        films: list[Film | None] = super().bulk_to_python(values)
        sizes = Prefetch("poster__renditions", to_attr="prefetched_renditions")
        prefetch_related_objects([film for film in films if film], "poster", sizes)
        return films


class FilmChooser(BaseChooser):
    """The field of a form."""

    def get_display_title(self, instance: Film) -> str:
        return instance.chosen_title


class ChosenFilmView(ChosenView):
    """What the dialogue hands to the field."""

    def get_display_title(self, instance: Film) -> str:
        return instance.chosen_title


class FilmChooserViewSet(ChooserViewSet):
    """The dialogue in which a film is chosen; films are added on their own screen."""

    model = Film
    icon = "media"
    chosen_view_class = ChosenFilmView
    base_widget_class = FilmChooser
    choose_one_text = _("Choose a film")
    choose_another_text = _("Choose another film")
    edit_item_text = _("Edit this film")
    base_block_class = BaseFilmChooserBlock

    def get_object_list(self) -> QuerySet[Film]:
        """Nobody puts a film on a page whose people have withdrawn their consent."""
        shown = Film.objects.exclude(pictured_people_consent=PicturedPeople.REVOKED)
        return shown.defer("transcript")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Without Wagtail's address for adding one in the dialogue, which fails without a form."""
        return [p for p in super().get_urlpatterns() if p.name != "create"]


film_chooser_viewset = FilmChooserViewSet("film_chooser", url_prefix="films/chooser")
FilmChooserBlock = film_chooser_viewset.get_block_class(
    name="FilmChooserBlock", module_path="fazhi.media.film_chooser"
)
