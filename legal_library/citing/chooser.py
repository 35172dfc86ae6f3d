"""The dialogue in which editors choose a law or an article; every row says how it stands."""

from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.citing.typed import LONGEST, meant_by
from legal_library.models import Law


class LawFilterForm(BaseFilterForm):
    """What the dialogue searches by."""

    q = forms.CharField(
        label=_("Law or article"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"placeholder": _("A title, a short name, or a law and its article")}
        ),
    )


class _Rows:
    """The rows of the dialogue: laws, and the article that was typed."""

    filter_form_class = LawFilterForm
    filter_form: Any
    paginator_class: Any
    per_page: int
    chosen_url_name: str
    append_preserved_url_parameters: Any

    def get_results_page(self, request: HttpRequest) -> Any:
        form = self.filter_form
        words = form.cleaned_data["q"].strip() if form.is_valid() else ""
        form.is_searching, form.search_query = bool(words), words
        keys: Any = Law.objects.public().order_by("rank", "title", "pk").values_list("pk")
        if words:
            meant = meant_by(words)
            # Who types a law and an article wants the article.
            keys = sorted(meant.named, key=lambda key: key.number is None) + meant.like
        self.paginator = self.paginator_class(keys, per_page=self.per_page)
        page = self.paginator.get_page(request.GET.get("p", 1))
        shown = [Key(*key) for key in page.object_list]
        found = cited(shown)
        page.object_list = [found[key] for key in shown if key in found]
        return page

    @property
    def columns(self) -> list[Column]:
        """What is chosen, its caption, its status, and from whom the law is."""
        return [
            TitleColumn(
                "label",
                label=_("Law or article"),
                get_url=self._chosen_url,
                link_attrs={"data-chooser-modal-choice": True},
            ),
            Column("caption", label=_("caption"), accessor=lambda one: one.caption or one.law.note),
            Column(
                "status",
                label=pgettext_lazy("of a law", "Status"),
                accessor=lambda one: one.status.label,
            ),
            Column(
                "issuer", label=pgettext_lazy("of a law", "Issuing organ"), accessor="law.issuer"
            ),
        ]

    def _chosen_url(self, one: Cited) -> str:
        url = reverse(self.chosen_url_name, args=(str(one.key),))
        return str(self.append_preserved_url_parameters(url))


class LawChooseView(_Rows, ChooseView):
    """The dialogue."""


class LawChooseResultsView(_Rows, ChooseResultsView):
    """Its results alone, while words are typed."""


class LawChosenView(ChosenView):
    """What the dialogue hands to the field, or to the text in which a link is made."""

    def get_object(self, pk: str) -> Cited:
        key = Key.read(pk)
        one = cited([key]).get(key) if key else None
        if one is None or one.version is None:
            raise ObjectDoesNotExist
        return one

    def get_chosen_response_data(self, item: Cited) -> dict[str, Any]:
        """``title`` is for the field, ``label`` for the words of a link."""
        return {
            "id": str(item.key),
            "title": item.described,
            "label": item.label,
            "url": item.url,
            "edit_url": AdminURLFinder(user=self.request.user).get_edit_url(item.law),
        }


class LawChooserViewSet(ChooserViewSet):
    """Addresses of the dialogue. Laws are added by an import, never here."""

    model = Law
    icon = "law"
    page_title = _("Choose a law or an article")
    register_widget = False
    choose_view_class = LawChooseView
    choose_results_view_class = LawChooseResultsView
    chosen_view_class = LawChosenView
    per_page = 20

    def get_urlpatterns(self) -> list[URLPattern]:
        """Without Wagtail's addresses for several at once and for adding one in the dialogue."""
        offered = {"choose", "choose_results", "chosen"}
        return [p for p in super().get_urlpatterns() if p.name in offered]


law_chooser_viewset = LawChooserViewSet("law_chooser", url_prefix="law/chooser")
