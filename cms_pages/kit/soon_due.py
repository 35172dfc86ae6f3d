"""The dashboard's list of pages whose review is due, or soon will be."""

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import Page

from cms_pages.kit.models import of_any_type
from cms_pages.kit.review_report import due_pages
from fazhi.signoff.lists import DashboardList, Line, register_list
from fazhi.workdays import today

SOON = dt.timedelta(days=30)


def register() -> None:
    """Called once, when the apps are ready."""
    register_list(DashboardList("review", gettext_lazy("Soon due for review"), lines))


def lines(departments: Collection[int] | None, most: int) -> list[Line]:
    """The pages of departments that are due within a month, the longest due first; one query."""
    pages: QuerySet[Page] = due_pages(Page.objects.all(), today() + SOON)
    pages = pages.annotate(department=of_any_type("responsible_department__name"))
    if departments is not None:
        pages = pages.filter(department_id__in=departments)
    return [
        Line(
            page.draft_title,
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            _note(page.review_due_on),
            page.department or "",
        )
        for page in pages[:most]
    ]


def _note(due: dt.date) -> str:
    day = date_format(due, "Y-m-d")
    return _("overdue since %(day)s") % {"day": day} if due < today() else day
