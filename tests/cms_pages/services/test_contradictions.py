"""A guide that contradicts itself is not saved, and the form says at which field."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

import pytest

from cms_pages.services.models import GuidesPage
from tests.factories.services import ServiceGuidePageFactory, limit, material

pytestmark = pytest.mark.django_db


FEE = ("fee", {"name": "工本费", "amount": "10元", "basis": "", "unverified": False})
DAYS = {"valid_from": dt.date(2026, 2, 1), "valid_until": dt.date(2026, 1, 31)}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("valid_until", DAYS),
        ("is_free", {"is_free": True, "fees": [FEE]}),
        (
            "has_no_statutory_limit",
            {"has_no_statutory_limit": True, "statutory_limit": limit(5, "day")},
        ),
        ("materials", {"materials": [material("户口簿", when="who:me")]}),
    ],
)
def test_it_is_refused_at_its_field(guides: GuidesPage, field: str, values: Any) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides)
    for name, value in values.items():
        setattr(guide, name, value)
    with pytest.raises(ValidationError) as refused:
        guide.clean()
    assert set(refused.value.message_dict) == {field}


@pytest.mark.parametrize(
    ("promised", "statutory", "is_refused"),
    [
        ((20, "workday"), (20, "workday"), False),
        ((21, "workday"), (20, "workday"), True),
        ((31, "workday"), (30, "day"), True),
        ((31, "day"), (30, "workday"), False),
        ((2, "month"), (60, "day"), False),
        ((1, "workday"), (None, "at_once"), True),
        ((None, "at_once"), (1, "workday"), False),
    ],
)
def test_no_more_is_promised_than_the_law_allows(
    guides: GuidesPage,
    promised: tuple[int | None, str],
    statutory: tuple[int | None, str],
    is_refused: bool,
) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides)
    guide.promised_limit, guide.statutory_limit = limit(*promised), limit(*statutory)
    if not is_refused:
        guide.clean()
        return
    with pytest.raises(ValidationError) as refused:
        guide.clean()
    assert set(refused.value.message_dict) == {"promised_limit"}


def test_a_limit_for_some_cases_only_says_so_in_its_note(guides: GuidesPage) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides)
    guide.promised_limit = limit(30, "day")
    guide.statutory_limit = limit(15, "day", "只有劳动争议有法定天数。")
    guide.clean()
