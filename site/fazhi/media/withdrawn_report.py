"""The report of pictures and films that may be shown no more: where they stand, and to be deleted.

Source: Personal Information Protection Law, articles 15 and 47: consent can be withdrawn at any
time, and what rested on it is then deleted.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from fazhi.media.models import CustomImage, Film, PicturedPeople

ANY_RIGHT = ("add", "change", "delete")


@dataclass(frozen=True)
class Withdrawn:
    """A picture or film whose people have withdrawn their consent, and in how many places it stands."""

    title: str
    kind: str
    source: str
    edit_url: str
    usage_url: str
    uses: int


class WithdrawnConsentView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """For whoever works on pictures; queries do not grow with what is listed."""

    template_name = "media/admin/withdrawn_consent.html"
    page_title = _("Withdrawn consent")
    header_icon = "no-view"
    any_permission_required = ANY_RIGHT

    @cached_property
    def permission_policy(self) -> Any:
        """The one of pictures, also for films."""
        return policy_registry.get_by_type(CustomImage)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The report's own name, which becomes the title of the screen."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        revoked = {"pictured_people_consent": PicturedPeople.REVOKED}
        pictures = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change", "delete"]
        ).filter(**revoked)
        films = Film.objects.defer("transcript").filter(**revoked)
        may_see_films = self.request.user.has_perm("media.view_film")
        rows = _rows(list(pictures), "wagtailimages:edit", "wagtailimages:image_usage")
        if may_see_films:
            rows += _rows(list(films), "film:edit", "film:usage")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "rows": rows}


def _rows(files: list[Any], edit: str, usage: str) -> list[Withdrawn]:
    uses = ReferenceIndex.get_count_references_to_in_bulk(files) if files else {}
    return [
        Withdrawn(
            title=file.title,
            kind=str(file._meta.verbose_name),
            source=file.source,
            edit_url=reverse(edit, args=[file.pk]),
            usage_url=reverse(usage, args=[file.pk]),
            uses=uses.get(file, 0),
        )
        for file in files
    ]
