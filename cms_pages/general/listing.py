"""Lists of pages that cost the same number of queries however many pages there are."""

from dataclasses import dataclass

from django.db.models import QuerySet

from wagtail.models import Page

from cms_pages.kit.models import of_any_type
from fazhi.departments.models import Department
from fazhi.navigation.frame import current_frame
from fazhi.navigation.trail import ancestors

# What lists show of a page, and what its address is made of.
LISTED = ("path", "url_path", "title", "search_description", "first_published_at", "content_type")


def open_pages(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Those of ``pages`` that everybody may read; without the query that Wagtail's ``public`` costs."""
    found = pages.live()  # type: ignore[attr-defined]
    for path in current_frame().private_paths:
        found = found.exclude(path__startswith=path)
    return found


def with_departments(pages: QuerySet[Page]) -> list[Page]:
    """The pages with what lists show of them, each with its responsible ``department`` or ``None``.

    Two queries.
    """
    answering = of_any_type("responsible_department")
    found = list(pages.only(*LISTED).annotate(department_id=answering))
    ids = {page.department_id for page in found} - {None}
    departments = Department.objects.order_by().only("name", "name_en").in_bulk(ids)
    for page in found:
        page.department = departments.get(page.department_id)
    return found


@dataclass(frozen=True)
class Beside:
    """The title of a section and the other pages in it."""

    section: str
    pages: list[Page]


def pages_beside(page: Page, limit: int) -> Beside | None:
    """The first other pages of the section that ``page`` stands in; ``None`` outside sections."""
    above = ancestors(page)
    if len(above) < 2:
        return None
    section = above[-1]
    others = open_pages(section.get_children()).exclude(pk=page.pk).order_by("path")[:limit]
    found = list(others)
    return Beside(section.title, found) if found else None
