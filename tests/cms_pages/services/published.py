"""The demonstration's guides and journeys as public pages, without the time that signing them takes."""

from typing import Any

from cms_pages.kit.models import BasePage
from cms_pages.services.demo import guide_values, journey_values
from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from cms_pages.services.demo.life_events import moments_of
from cms_pages.services.demo.records import Guide
from cms_pages.services.models import GuidesPage, JourneyPage, LifeEvent, ServiceGuidePage
from fazhi.departments.models import Department
from fazhi.places.models import Counter
from fazhi.town.demo import DemoTown, load_demo
from tests.factories.pages import go_live


def publish_demonstration() -> dict[str, BasePage]:
    """Loads the demonstration and publishes its guides and journeys; gives them by their keys."""
    load_demo()
    town = DemoTown()
    gathering = GuidesPage.objects.get()
    pages: dict[str, BasePage] = {}
    for one in (*GUIDES, *JOURNEYS):
        model = ServiceGuidePage if isinstance(one, Guide) else JourneyPage
        page: BasePage = model(slug=one.key, title=one.title, live=False)
        page.responsible_department = town.get(f"department:{one.department}", Department)
        gathering.add_child(instance=page)
        pages[one.key] = page
    for one in (*GUIDES, *JOURNEYS):
        page = pages[one.key]
        fields: dict[str, Any] = (
            guide_values.fields_of(one, pages)
            if isinstance(one, Guide)
            else journey_values.fields_of(one, pages, town)
        )
        if isinstance(one, Guide) and one.counter:
            fields["counters"] = list(Counter.objects.filter(number=one.counter))
        keys = [f"services.life-event:{key}" for key in moments_of(one.life_events)]
        fields["life_events"] = [e for key in keys if isinstance(e := town.find(key), LifeEvent)]
        for name, value in fields.items():
            setattr(page, name, value)
        go_live(page.save_revision())
        page.refresh_from_db()
    return pages
