"""The pages that became public last, as the home page lists them on every view.

One statement in plain SQL: Django takes about ten times as long to build and write four queries for
the same rows as the database does to find them.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.utils.timezone import localdate

from wagtail.models import Page

from cms_pages.kit.models import page_types
from fazhi.departments.models import Department
from fazhi.navigation.frame import current_frame


@dataclass(frozen=True)
class Recent:
    """A new page in a list: who answers for it, and the section it stands in, if any."""

    url: str
    title: str
    summary: str
    day: dt.date
    department: str
    section: str


# What is asked; `_statement` fills in the tables, whose names Django knows.
SQL = """
SELECT page.id, page.url_path, page.title, page.search_description, page.first_published_at,
       section.title AS section_title,
       department.name AS department_name, department.name_en AS department_name_en
FROM {page} page
LEFT JOIN {page} section
    ON section.path = SUBSTR(page.path, 1, LENGTH(page.path) - {steplen})
    AND section.live AND section.path <> %s
{joins}
LEFT JOIN {department} department ON department.id = COALESCE({department_ids})
WHERE page.path LIKE %s AND page.depth > %s AND page.live
    AND page.first_published_at IS NOT NULL AND page.content_type_id NOT IN ({gathering}){hidden}
ORDER BY page.first_published_at DESC, page.id DESC
LIMIT %s
"""


def newest_pages(below: Page, limit: int) -> list[Recent]:
    """The ``limit`` pages that became public last below a page, for everybody to read; one query.

    Pages that gather others say nothing new themselves.
    """
    private = [f"{path}%" for path in current_frame().private_paths]
    gathering = _gathering_types()
    found = Page.objects.raw(
        _statement(len(gathering), len(private)),
        [below.path, f"{below.path}%", below.depth, *gathering, *private, limit],
    )
    return [_recent(page) for page in found]


def _recent(page: Page) -> Recent:
    department = Department(name=page.department_name or "", name_en=page.department_name_en or "")
    return Recent(
        url=current_frame().address_of(page),
        title=page.title,
        summary=page.search_description,
        day=localdate(page.first_published_at),
        department=department.local_name,
        section=page.section_title or "",
    )


@cache
def _statement(gathering: int, private: int) -> str:
    kinds = [(f"kind_{n}", _table(model)) for n, model in enumerate(page_types())]
    return SQL.format(
        page=_table(Page),
        steplen=Page.steplen,
        joins="\n".join(
            f"LEFT JOIN {table} {kind} ON {kind}.page_ptr_id = page.id" for kind, table in kinds
        ),
        department=_table(Department),
        department_ids=", ".join(f"{kind}.responsible_department_id" for kind, _table in kinds),
        gathering=", ".join(["%s"] * gathering),
        hidden=" AND page.path NOT LIKE %s" * private,
    )


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _gathering_types() -> list[int]:
    models = [model for model in page_types() if model.gathers_pages]
    return [found.pk for found in ContentType.objects.get_for_models(*models).values()]
