"""What a reader can narrow a list of pages by; no script needed, and every choice is an address."""

from collections.abc import Mapping
from functools import cached_property

from django.db.models import Q, QuerySet

from wagtail.models import Page

from cms_pages.kit.models import of_any_type
from fazhi.departments.models import Department

LONGEST_WORDS = 80  # characters


class ListFilter:
    """The narrowed list, and what there is to choose from.

    ``chosen`` comes from the address: what it names and the list does not have is as if it were not
    there.
    """

    def __init__(self, pages: QuerySet[Page], chosen: Mapping[str, str]) -> None:
        self.pages = pages
        self.words = chosen.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS]
        self._department = chosen.get("department", "")
        self._year = chosen.get("year", "")

    @cached_property
    def departments(self) -> list[Department]:
        """The departments that answer for a page of the list; two queries."""
        answering = self.pages.order_by().annotate(of=of_any_type("responsible_department"))
        ids = set(answering.values_list("of", flat=True).distinct()) - {None}
        return list(Department.objects.filter(pk__in=ids)) if ids else []

    @cached_property
    def years(self) -> list[int]:
        """The years in which pages of the list were published, newest first; one query."""
        days = self.pages.order_by().exclude(first_published_at=None)
        return [day.year for day in days.datetimes("first_published_at", "year", order="DESC")]

    @property
    def department(self) -> Department | None:
        """The chosen department."""
        return next((d for d in self.departments if d.public_id == self._department), None)

    @property
    def year(self) -> int | None:
        """The chosen year."""
        return next((year for year in self.years if str(year) == self._year), None)

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.words or self.department or self.year)

    @cached_property
    def matching(self) -> QuerySet[Page]:
        """The pages of the list that fit everything that is chosen."""
        found = self.pages
        for word in self.words.split():
            found = found.filter(Q(title__icontains=word) | Q(search_description__icontains=word))
        if self.department:
            found = found.annotate(of=of_any_type("responsible_department"))
            found = found.filter(of=self.department.pk)
        if self.year:
            found = found.filter(first_published_at__year=self.year)
        return found
