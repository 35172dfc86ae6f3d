"""How a page begins in the administration: empty, or from a starter; nothing is saved by choosing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import urlencode

from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.create import CreateView

from cms_pages.kit.starters import Starter, starters_for
from cms_pages.kit.submitting import LeadsToSignOff

PARAMETER = "starter"
BLANK = "blank"


class StartingView(LeadsToSignOff, CreateView):
    """Wagtail's form for a new page; before it the choice of a beginning, where there are any.

    Starters are written in the site's first language and offered to pages in it.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        """The choice, or the form as the starter in ``?starter=`` has filled it."""
        offered = {starter.key: starter for starter in self.starters()}
        chosen = request.GET.get(PARAMETER, "")
        if offered and chosen != BLANK and chosen not in offered:
            return self.choice(list(offered.values()))
        if chosen in offered:
            offered[chosen].fill(self.page)
        response: HttpResponse = super().get(request)
        return response

    def starters(self) -> list[Starter]:
        """What a page of this type and language can begin with."""
        is_first_language = self.page.locale.language_code == settings.LANGUAGE_CODE
        return starters_for(self.page_class) if is_first_language else []

    def choice(self, starters: list[Starter]) -> TemplateResponse:
        """The screen on which a beginning is chosen, the empty page first."""
        next_url = get_valid_next_url_from_request(self.request)
        way = {"next": next_url} if next_url else {}
        return TemplateResponse(
            self.request,
            "kit/admin/start.html",
            {
                "parent_page": self.parent_page,
                "page_type": self.page_class.get_verbose_name(),
                "app_label": self.page_class._meta.app_label,
                "model_name": self.page_class._meta.model_name,
                "blank": urlencode({PARAMETER: BLANK, **way}),
                "choices": [(s, urlencode({PARAMETER: s.key, **way})) for s in starters],
            },
        )
