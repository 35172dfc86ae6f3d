"""Recommended results: what stands above the hits of certain queries, and for how long."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

import django_filters

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.workdays import today
from search.admin.fields import LinesField
from search.admin.inspecting import InspectWordsView
from search.admin.words import ONE_LINE
from search.curated.promotions import Spot, compared, shown, spot_at
from search.models import Promotion

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PromotionForm(WagtailAdminModelForm):
    """For which queries, what, and from when to when."""

    words = LinesField(Promotion, "words", rows=4)

    class Meta:
        model = Promotion
        fields = (
            *("words", "fit", "language", "page", "address", "title", "text"),
            *("starts_on", "ends_on", "sort_order"),
        )
        widgets = {
            "page": AdminPageChooser,
            "text": forms.Textarea(attrs={"rows": 2}),
            "starts_on": _DAY,
            "ends_on": _DAY,
        }

    def clean_words(self) -> str:
        """Refuses what nobody can search for, and what nearly every query contains."""
        words: str = self.cleaned_data["words"]
        for word in Promotion(words=words).word_list:
            if not compared(word):
                raise ValidationError(
                    _("“%(word)s” has neither letters nor characters.") % {"word": word}
                )
        return words

    def clean_address(self) -> str:
        """Finds the place in the index to which it leads."""
        address: str = self.cleaned_data["address"].strip()
        if address == self.initial.get("address"):
            return address
        spot = spot_at(address) if address else None
        if address and spot is None:
            raise ValidationError(
                _(
                    "This address leads to nothing that the search knows. Find the article or page "
                    "with the search of the site, open it and copy the address."
                )
            )
        self._set(spot)
        return address

    def _set(self, spot: Spot | None) -> None:
        row: Promotion = self.instance
        row.source = spot.source if spot else ""
        row.subject = spot.subject if spot else None
        row.part = spot.part if spot else ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        page: Page | None = data.get("page")
        if "address" in self.errors:
            return data
        if page and data.get("address"):
            self.add_error("address", _("Choose either a page or an address."))
        elif page:
            if page.locale.language_code != data.get("language"):
                self.add_error("page", _("This page is in another language."))
            elif not Page.objects.live().public().filter(pk=page.pk).exists():
                self.add_error("page", _("This page is not public."))
        elif not data.get("address") and not (data.get("title") and data.get("text")):
            self.add_error(
                None, _("Choose a page, or give an address, or write a heading and a text.")
            )
        return data


class SaysIfHidden:
    """Says after saving that nobody sees it, and why."""

    def save_instance(self: Any) -> Promotion:
        row: Promotion = super().save_instance()  # type: ignore[misc]
        if not shown([row]):
            messages.warning(
                self.request, _("Nobody sees this now: what it leads to is not public.")
            )
        return row


class NewPromotionView(SaysIfHidden, generic.CreateView):
    """``?words=…`` fills in the query."""

    def get_initial(self) -> dict[str, Any]:
        return {"words": self.request.GET.get("words", "")[:200]}


class EditPromotionView(SaysIfHidden, generic.EditView):
    """The form of one that is there."""


NOW, LATER, OVER = "now", "later", "over"


class PromotionFilterSet(WagtailFilterSet):
    """By period and language."""

    period = django_filters.ChoiceFilter(
        label=pgettext_lazy("of a recommendation", "Period"),
        choices=(
            (NOW, pgettext_lazy("of a recommendation", "running")),
            (LATER, pgettext_lazy("of a recommendation", "not begun")),
            (OVER, pgettext_lazy("of a recommendation", "ended")),
        ),
        method="by_period",
    )

    class Meta:
        model = Promotion
        fields = ("language",)

    def by_period(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """What is shown today, later, or no longer."""
        day = today()
        wanted = {
            NOW: Q(starts_on=None) | Q(starts_on__lte=day),
            LATER: Q(starts_on__gt=day),
            OVER: Q(ends_on__lt=day),
        }[value]
        rows = rows.filter(wanted)
        return rows.exclude(ends_on__lt=day) if value == NOW else rows


def period_of(row: Promotion) -> str:
    """Whether it runs today, in words."""
    day = today()
    if row.ends_on and row.ends_on < day:
        return pgettext("of a recommendation", "ended")
    if row.starts_on and row.starts_on > day:
        return pgettext("of a recommendation", "not begun")
    return pgettext("of a recommendation", "running")


class PromotionIndexView(generic.IndexView):
    """The list."""

    def get_base_queryset(self) -> QuerySet[Promotion]:
        return super().get_base_queryset().select_related("page")


class PromotionViewSet(WithoutSome):
    """Recommended results in the administration."""

    model = Promotion
    name = "search_promotions"
    icon = "pick"
    menu_label = pgettext_lazy("of the search", "Recommended results")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = InspectWordsView
    inspect_view_fields = (
        *("words", "fit", "language", "page", "address", "title", "text", "starts_on", "ends_on"),
    )
    left_out = ("usage",)
    index_view_class = PromotionIndexView
    add_view_class = NewPromotionView
    edit_view_class = EditPromotionView
    filterset_class = PromotionFilterSet
    search_backend_name = None
    search_fields = ("words", "title", "text", "address")
    list_per_page = 50
    ordering = ("sort_order", "pk")
    list_display = (
        "queries",
        Column("get_fit_display", label=gettext_lazy("The query")),
        "target_in_words",
        StatusTagColumn(
            "period",
            label=pgettext_lazy("of a recommendation", "Period"),
            accessor=period_of,
            primary=lambda row: row.is_running(today()),
            classname=ONE_LINE,
        ),
        Column(
            "starts_on",
            label=pgettext_lazy("of a recommendation", "From"),
            accessor=lambda row: row.starts_on.isoformat() if row.starts_on else "—",
            sort_key="starts_on",
            classname=ONE_LINE,
        ),
        Column(
            "ends_on",
            label=pgettext_lazy("of a recommendation", "To"),
            accessor=lambda row: row.ends_on.isoformat() if row.ends_on else "—",
            sort_key="ends_on",
            classname=ONE_LINE,
        ),
    )

    def get_form_class(self, for_update: bool = False) -> type[PromotionForm]:
        return PromotionForm
