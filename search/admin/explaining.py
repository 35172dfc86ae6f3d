"""The screen that says why a query finds what it finds."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from search.actions import actions_for
from search.engines.base import EngineDown
from search.finding.explaining import explain
from search.finding.facets import Filters
from search.finding.searching import Options
from search.models import SearchCount
from search.permissions import VIEW_LOG
from search.understanding.query import LONGEST


class QueryForm(forms.Form):
    """What is asked, and without which help."""

    q = forms.CharField(
        label=gettext_lazy("Query"),
        required=False,
        strip=True,
        max_length=LONGEST * 5,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=pgettext_lazy("of a search", "Language"),
        choices=settings.WAGTAIL_CONTENT_LANGUAGES,
        required=False,
    )
    bare = forms.BooleanField(label=gettext_lazy("Without everyday words"), required=False)
    unsaid = forms.BooleanField(
        label=gettext_lazy("Without captions and residents’ questions"), required=False
    )


class ExplainingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A query in the address: the page can be sent to a colleague."""

    template_name = "search/admin/explaining.html"
    page_title = pgettext_lazy("of the search", "Why these results")
    header_icon = "glasses"
    permission_policy = ModelPermissionPolicy(SearchCount)
    any_permission_required = ("view",)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = QueryForm(self.request.GET or None)
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        if not form.is_bound or not form.is_valid() or not form.cleaned_data["q"]:
            return context
        asked = form.cleaned_data
        filters = Filters(asked["language"] or settings.LANGUAGE_CODE)
        options = Options(use_lexicon=not asked["bare"], use_said=not asked["unsaid"])
        try:
            context["explained"] = explain(asked["q"], filters, options)
        except EngineDown:
            context["is_down"] = True
        steps = [
            (action.label, action.url_for(asked["q"][:LONGEST]))
            for action in actions_for(self.request.user)
        ]
        here = self.request.path
        context["steps"] = [(label, url) for label, url in steps if not url.startswith(here)]
        return context


class _LogMenuItem(MenuItem):
    """For whoever may read the log: both show what residents type."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(VIEW_LOG)


class ExplainingViewSet(ViewSet):
    """One screen."""

    name = "search_explaining"
    icon = "glasses"
    menu_label = pgettext_lazy("of the search", "Why these results")

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return _LogMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(ExplainingView), name="index")]
