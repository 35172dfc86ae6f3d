"""What the API answers with, but for the parts of a guide and of a window.

Descriptions are written where they stand and translated when the description of the API is asked for.
"""

import datetime as dt
from typing import Generic, TypeVar

from django.utils.translation import gettext_noop

from ninja import Field, Schema

Item = TypeVar("Item")


class Choice(Schema):
    """A value that programs compare, with the word for it that people read."""

    value: str
    label: str


class DepartmentRef(Schema):
    """A department."""

    public_id: str
    name: str
    url: str


class LifeEventRef(Schema):
    """A moment of life under which a guide stands."""

    slug: str
    name: str


class GuideRef(Schema):
    """A guide that something leads to."""

    public_id: str
    title: str
    url: str


class WindowRef(Schema):
    """A window that something leads to."""

    public_id: str
    number: int
    name: str
    venue: str
    url: str


class GuideSummary(Schema):
    """A guide as lists have it."""

    public_id: str = Field(
        description=gettext_noop("Permanent: it never changes and is never given again.")
    )
    code: str = Field(
        description=gettext_noop("Implementing code of the item; empty where it has none.")
    )
    title: str
    summary: str
    language: str
    item_type: Choice
    state: Choice
    audience: list[Choice]
    department: DepartmentRef | None
    life_events: list[LifeEventRef]
    windows: list[WindowRef]
    url: str = Field(description=gettext_noop("The page that people read."))
    updated_at: dt.datetime | None = Field(description=gettext_noop("When it was last published."))


class Listed(Schema, Generic[Item]):
    """One page of a list."""

    count: int = Field(description=gettext_noop("How many there are in all."))
    page: int
    pages: int
    per_page: int
    items: list[Item]


class ParameterProblem(Schema):
    """What is wrong with one parameter."""

    parameter: str
    message: str


class Problem(Schema):
    """Why there is no answer, in words for people."""

    detail: str
    errors: list[ParameterProblem] = []
