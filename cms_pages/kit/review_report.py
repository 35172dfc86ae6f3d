"""The report of public pages whose review is due, for whoever works on pages."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page, get_page_content_types

from cms_pages.kit.models import of_any_type
from fazhi.departments.fields import DepartmentFilter
from fazhi.departments.models import Department
from fazhi.signoff.reviewing import departments_confirmed_by
from fazhi.workdays import today

# Each of Wagtail's rights on a page, and ours to read, opens the explorer: and this report.
ANY_RIGHT = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


def due_pages(pages: QuerySet[Page], on: dt.date | None = None) -> QuerySet[Page]:
    """The public ones of ``pages`` whose review is due on a day, today by default; oldest first.

    Each row says `review_due_on`, `reviewed_on` and `department_id`, whatever type its page has.
    An alias is reviewed with its original.
    """
    return (
        pages.filter(live=True, alias_of=None)
        .annotate(
            review_due_on=of_any_type("review_due_on"),
            reviewed_on=of_any_type("reviewed_on"),
            department_id=of_any_type("responsible_department"),
        )
        .filter(review_due_on__lte=on or today())
        .order_by("review_due_on", "pk")
    )


class ReviewFilters(WagtailFilterSet):
    """By department and by type of page."""

    department = DepartmentFilter(label=_("responsible department"), method="of_department")
    content_type = ContentTypeFilter(
        label=_("type of page"),
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields = ("department", "content_type")

    def of_department(
        self, pages: QuerySet[Page], name: str, department: Department | None
    ) -> QuerySet[Page]:
        """The pages that a department answers for."""
        return pages.filter(department_id=department.pk) if department else pages


class PagesDueForReview(PageReportView):
    """The list, and its export; each reader sees the pages that the explorer shows them."""

    page_title = _("Pages due for review")
    header_icon = "calendar-check"
    filterset_class = ReviewFilters
    any_permission_required = ANY_RIGHT
    index_url_name = "kit_due_for_review"
    index_results_url_name = "kit_due_for_review_results"
    results_template_name = "kit/admin/due_for_review_results.html"
    list_export = ("title", "department", "reviewed_on", "review_due_on", "full_url")
    export_headings = {
        "title": _("title"),
        "department": _("responsible department"),
        "reviewed_on": _("last reviewed on"),
        "review_due_on": _("next review on"),
        "full_url": _("web address"),
    }

    def get_queryset(self) -> QuerySet[Page]:
        pages = self.permission_policy.explorable_instances(self.request.user)
        self.queryset = due_pages(pages).select_related("content_type", "locale")
        return super().get_queryset()

    def decorate_paginated_queryset(self, pages: Any) -> Any:
        """The names of the departments, and the way to the review for who takes it; three queries."""
        names = dict(Department.objects.values_list("pk", "name"))
        own = departments_confirmed_by(self.request.user)
        for page in pages:
            page.department = names.get(page.department_id, "")
            page.review_url = _review_url(page) if page.department_id in own else ""
        return pages

    def get_filename(self) -> str:
        """The report and the day of the export: several of them lie in one folder."""
        return f"{self.page_title}-{timezone.localdate()}"


def _review_url(page: Page) -> str:
    """The screen of the review of a page whose own type was not read."""
    kind = page.cached_content_type
    return reverse("signoff:confirm", args=[f"{kind.app_label}.{kind.model}", page.pk])
