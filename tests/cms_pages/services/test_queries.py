"""What a guide and a journey cost the database, and that it does not depend on how much they hold."""

import datetime as dt

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from cms_pages.services.models import GuidesPage
from tests.factories.departments import DepartmentFactory
from tests.factories.legal_library import national_text, released_law
from tests.factories.places import CounterFactory, HoursFactory, VenueFactory
from tests.factories.services import (
    JourneyPageFactory,
    LifeEventFactory,
    ServiceGuidePageFactory,
    basis,
    material,
    said,
    stage,
    task,
)

pytestmark = pytest.mark.django_db

GUIDE, JOURNEY = 30, 12


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def make(guides: GuidesPage, number: int) -> tuple[str, str]:
    """A guide and a journey with so many of everything; their addresses."""
    venues = VenueFactory.create_batch(2)
    for venue in venues:
        HoursFactory.create(venue=venue)
    others = [ServiceGuidePageFactory.create(parent=guides) for _n in range(number)]
    guide = ServiceGuidePageFactory.create(
        parent=guides,
        responsible_department=DepartmentFactory.create(),
        bases=[basis("示例法", f"第{'一二三'[n % 3]}条") for n in range(number)],
        conditions=[("condition", said("条件。", "《示例法》第二条")) for _n in range(number)],
        materials=[material(f"材料{n}", basis="《示例法》第一条") for n in range(number)],
        counters=[CounterFactory.create(venue=venues[n % 2]) for n in range(number)],
        life_events=[LifeEventFactory.create()],
        related=[("page", other) for other in others[:8]],
    )
    tasks = [task(f"t{n}", guide=other) for n, other in enumerate([*others, guide])]
    journey = JourneyPageFactory.create(
        parent=guides, stages=[stage(f"第{n}步", one) for n, one in enumerate(tasks)]
    )
    return guide.url, journey.url


def test_what_is_on_them_costs_no_more_queries(client: Client, guides: GuidesPage) -> None:
    day = dt.date(2020, 1, 1)
    released_law(national_text("中华人民共和国示例法", ["甲。", "乙。"], day=day, begins=day))
    few, many = make(guides, 2), make(guides, 8)
    counted = [queries(client, address) for address in (*few, *many)]
    assert counted[2:] == counted[:2]
    assert counted[0] <= GUIDE
    assert counted[1] <= JOURNEY
