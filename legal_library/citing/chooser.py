"""Choosing a law, or an article of one, in the administration; every row says how it stands."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock

from legal_library.addresses import article_key
from legal_library.citing.references import LONGEST, Reference, find_references, references_to
from legal_library.models import Law


class LawFilterForm(BaseFilterForm):
    """What the dialogue searches by: a title, another name, an article."""

    q = forms.CharField(
        label=_("Law or article"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"placeholder": _("Title, short name, or a law and its article")}),
    )


class _References:
    """The rows of the dialogue: references instead of laws."""

    filter_form_class = LawFilterForm
    chosen_url_name: str

    def get_results_page(self, request: HttpRequest) -> Any:
        form: Any = self.filter_form  # type: ignore[attr-defined]
        words = form.cleaned_data["q"] if form.is_valid() else ""
        form.is_searching, form.search_query = bool(words), words
        found = find_references(words) if words else references_to(self.get_object_list())  # type: ignore[attr-defined]
        self.paginator = self.paginator_class(found, per_page=self.per_page)  # type: ignore[attr-defined]
        return self.paginator.get_page(request.GET.get("p", 1))

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "label",
                label=pgettext_lazy("a work", "law"),
                get_url=self._chosen_url,
                link_attrs={"data-chooser-modal-choice": True},
            ),
            Column("status", label=_("Standing"), accessor=lambda one: one.status.label),
            Column("issuer", label=pgettext_lazy("of a law", "Issuing organ"), accessor="law.issuer"),
        ]

    def _chosen_url(self, one: Reference) -> str:
        url = reverse(self.chosen_url_name, args=(one.law.pk,))
        if one.number is not None:
            url += f"?article={article_key(one.number, one.sub)}"
        preserved: str = self.append_preserved_url_parameters(url)  # type: ignore[attr-defined]
        return preserved


class LawChooseView(_References, ChooseView):
    """The dialogue."""


class LawChooseResultsView(_References, ChooseResultsView):
    """Its results alone, while words are typed."""


class LawChosenView(ChosenView):
    """What the dialogue hands to the field or the text: the law, and the article that was chosen."""

    def get_chosen_response_data(self, item: Law) -> dict[str, Any]:
        data: dict[str, Any] = super().get_chosen_response_data(item)
        article = self.request.GET.get("article", "")
        (one, *_rest) = [*references_to([item], article), None]
        if one:
            data |= {
                "article": article_key(one.number, one.sub) if one.number is not None else "",
                "title": one.label,
                "url": one.law.get_absolute_url(),
            }
        return data


class LawChooser(BaseChooser):
    """The field of a form; it says how the law stands."""

    def get_display_title(self, instance: Law) -> str:
        (one, *_rest) = [*references_to([instance]), None]
        return f"{instance.marked_short_title} {one.status.label if one else ''}".strip()


class LawChooserViewSet(ChooserViewSet):
    """The dialogue in which a law is chosen; laws are added by an import."""

    model = Law
    icon = "doc-full"
    choose_one_text = _("Choose a law")
    choose_another_text = _("Choose another law")
    edit_item_text = _("Edit this law")
    base_widget_class = LawChooser
    base_block_class = ChooserBlock
    choose_view_class = LawChooseView
    choose_results_view_class = LawChooseResultsView
    chosen_view_class = LawChosenView
    per_page = 20

    def get_object_list(self) -> Any:
        return Law.objects.public()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Without Wagtail's address for adding one in the dialogue, which fails without a form."""
        return [p for p in super().get_urlpatterns() if p.name != "create"]


law_chooser_viewset = LawChooserViewSet("law_chooser", url_prefix="law/chooser")
LawChooserBlock = law_chooser_viewset.get_block_class(
    name="LawChooserBlock", module_path="legal_library.citing.chooser"
)
