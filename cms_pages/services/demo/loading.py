"""The demonstration's guides and journeys: made of the records, and signed as people sign.

They are written first, since they lead to each other, and submitted and signed one by one then.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from wagtail.models import Page

from cms_pages.kit.models import BasePage
from cms_pages.services.demo import guide_values, journey_values
from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from cms_pages.services.demo.life_events import MOMENTS, Moment, moments_of
from cms_pages.services.demo.records import Guide, Journey
from cms_pages.services.models import GuidesPage, JourneyPage, LifeEvent, ServiceGuidePage
from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.places.models import Counter
from fazhi.signoff.demo_signing import sign_all, submit_for_signing
from fazhi.signoff.models import LegalReview, SectionRules
from fazhi.town.demo import DemoPart, DemoTown, register_demo

HOME, GATHERING = "general.home", "services.guides"
AUTHOR = "account:demo-author"
TITLE = "办事指南"
SUMMARY = "要带什么、到哪个窗口、几天办好、花不花钱，一件一件写清楚。也可以按人生大事一步一步办。"
LOOKS_AFTER = "service-centre"
REVIEW_MONTHS = 6  # as services are reviewed


def load(town: DemoTown) -> None:
    """Moments of life, the page that gathers the guides, 30 guides and seven journeys."""
    home, author = town.find(HOME), town.find(AUTHOR)
    if not (isinstance(home, Page) and isinstance(author, User)):
        return
    for order, moment in enumerate(MOMENTS):
        town.make(f"services.life-event:{moment.key}", partial(_make_event, moment, order))
    gathering = town.make(GATHERING, partial(_make_gathering, town, home, author))
    if gathering is None:
        return
    town.make("services.rules", partial(_make_rules, gathering))
    drafts = {one.key: _draft_of(town, gathering, author, one) for one in (*GUIDES, *JOURNEYS)}
    pages = {key: page for key, page in drafts.items() if page}
    for guide in GUIDES:
        page = drafts[guide.key]
        if isinstance(page, ServiceGuidePage) and _is_draft(page):
            _fill(page, guide_values.fields_of(guide, pages))
            page.life_events = _events(town, guide.life_events)
            page.counters = _counters(town, guide)
            _sign(page, author)
    for journey in JOURNEYS:
        page = drafts[journey.key]
        if isinstance(page, JourneyPage) and _is_draft(page):
            _fill(page, journey_values.fields_of(journey, pages, town))
            page.life_events = _events(town, journey.life_events)
            _sign(page, author)


def _make_event(moment: Moment, order: int) -> LifeEvent:
    event = LifeEvent(name=moment.name, name_en=moment.name_en, slug=moment.key, order=order)
    event.save()
    return event


def _make_gathering(town: DemoTown, home: Page, author: User) -> GuidesPage:
    page = GuidesPage(
        slug="guides",
        title=TITLE,
        search_description=SUMMARY,
        responsible_department=town.get(f"department:{LOOKS_AFTER}", Department),
    )
    _add(page, home, author)
    _sign(page, author)
    return page


def _make_rules(gathering: GuidesPage) -> SectionRules:
    return SectionRules.objects.create(
        page=gathering,
        legal_review=LegalReview.CITING,
        review_months=REVIEW_MONTHS,
        shows_overdue_review=True,
    )


def _draft_of(
    town: DemoTown, gathering: GuidesPage, author: User, one: Guide | Journey
) -> BasePage | None:
    """The page of a record; ``None`` when somebody has deleted it since."""
    kind, model = (
        ("guide", ServiceGuidePage) if isinstance(one, Guide) else ("journey", JourneyPage)
    )

    def make() -> BasePage:
        page: BasePage = model(slug=one.key, title=one.title)
        page.responsible_department = town.get(f"department:{one.department}", Department)
        _add(page, gathering, author)
        return page

    return town.make(f"services.{kind}:{one.key}", make)


def _is_draft(page: BasePage) -> bool:
    """Whether nobody has written on a page yet."""
    return page.latest_revision_id is None


def _fill(page: BasePage, fields: dict[str, Any]) -> None:
    for field, value in fields.items():
        setattr(page, field, value)


def _events(town: DemoTown, words: Iterable[str]) -> list[LifeEvent]:
    found = (town.find(f"services.life-event:{key}") for key in moments_of(words))
    return [one for one in found if isinstance(one, LifeEvent)]


def _counters(town: DemoTown, guide: Guide) -> list[Counter]:
    counter = town.find(f"counter:{guide.counter}")
    return [counter] if isinstance(counter, Counter) else []


def _add(page: BasePage, parent: Page, author: User) -> None:
    page.locale, page.owner, page.live = parent.locale, author, False
    parent.add_child(instance=page)


def _sign(page: BasePage, author: User) -> None:
    page.save_revision(user=author)
    sign_all(page, submit_for_signing(page, author))


def register() -> None:
    """Called once, when the apps are ready."""
    register_demo(DemoPart("services", 92, load))
