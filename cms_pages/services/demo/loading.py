"""The demonstration's guides and journeys: made of the records, and signed as people sign.

They are written first, since they lead to each other, and submitted and signed one by one then.
"""

import time
from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.dispatch import Signal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.models import Page

from cms_pages.kit.models import BasePage
from cms_pages.services.demo import guide_values, journey_values
from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from cms_pages.services.demo.life_events import MOMENTS, Moment, moments_of
from cms_pages.services.demo.records import Guide, Journey
from cms_pages.services.models import GuidesPage, JourneyPage, LifeEvent, ServiceGuidePage
from cms_pages.services.quality.words import missing_plain_words
from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.registry import register_job
from fazhi.navigation.demo import SETTINGS_KEY
from fazhi.navigation.models import MainMenuItem, SiteSettings
from fazhi.places.models import Counter
from fazhi.signoff.demo_signing import sign_all, submit_for_signing
from fazhi.signoff.models import LegalReview, SectionRules
from fazhi.town.demo import DemoPart, DemoTown, register_demo

JOB = "services.load_demonstration_guides"
HOME, GATHERING = "general.home", "services.guides"
AUTHOR = "account:demo-author"
TITLE = "办事指南"
SUMMARY = "要带什么、到哪个窗口、几天办好、花不花钱，一件一件写清楚。也可以按人生大事一步一步办。"
LOOKS_AFTER = "service-centre"
PAUSE = 0.2  # seconds between pages, in which others write: SQLite lets one at a time
REVIEW_MONTHS = 6  # as services are reviewed

# Rooms above lead to the guides once they are public: ``town`` and, by their keys, ``pages``.
guides_signed = Signal()

R = TypeVar("R", bound=Model)


def load(town: DemoTown) -> None:
    """Moments of life, the page that gathers the guides, and what they are measured by.

    The site does not wait for the guides: to sign them takes longer than all the rest. A job does it.
    """
    home, author = town.find(HOME), town.find(AUTHOR)
    if not (isinstance(home, Page) and isinstance(author, User)):
        return
    for order, moment in enumerate(MOMENTS):
        town.make(f"services.life-event:{moment.key}", partial(_make_event, moment, order))
    for word in missing_plain_words():
        town.make(f"services.plain-word:{word.word}", partial(_saved, word))
    gathering = town.make(GATHERING, partial(_make_gathering, town, home, author))
    if gathering is None:
        return
    town.make("services.rules", partial(_make_rules, gathering))
    town.make("services.menu", partial(_make_menu_item, town, page=gathering))
    town.make("services.menu.windows", partial(_make_menu_item, town, destination="windows:index"))
    enqueue_once(JOB)


def load_guides() -> str:
    """Writes and signs 30 guides and seven journeys; gives how many it signed.

    In the demonstration only. Repeating it changes nothing, and what was interrupted goes on.
    """
    town = DemoTown()
    gathering, author = town.find(GATHERING), town.find(AUTHOR)
    if not (isinstance(gathering, GuidesPage) and isinstance(author, User)):
        return _("There is nothing to load.")
    with transaction.atomic():
        drafts = {one.key: _draft_of(town, gathering, author, one) for one in (*GUIDES, *JOURNEYS)}
    pages = {key: page for key, page in drafts.items() if page}
    signed = 0
    for one in (*GUIDES, *JOURNEYS):
        page = pages.get(one.key)
        if page is not None and _is_draft(page):
            with transaction.atomic():
                _finish(town, page, one, pages, author)
            signed += 1
            time.sleep(PAUSE)
    if signed:
        guides_signed.send(load_guides, town=town, pages=pages)
    return str(signed) if signed else ""


def _finish(
    town: DemoTown, page: BasePage, one: Guide | Journey, pages: dict[str, BasePage], author: User
) -> None:
    if isinstance(one, Guide):
        fields = guide_values.fields_of(one, pages)
        fields["counters"] = _counters(town, one)
    else:
        fields = journey_values.fields_of(one, pages, town)
    _fill(page, {**fields, "life_events": _events(town, one.life_events)})
    _sign(page, author)


def _make_event(moment: Moment, order: int) -> LifeEvent:
    return _saved(LifeEvent(name=moment.name, name_en=moment.name_en, slug=moment.key, order=order))


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
        shows_doubtful_basis=True,
    )


def _make_menu_item(town: DemoTown, **leads_to: Any) -> MainMenuItem:
    settings = town.get(SETTINGS_KEY, SiteSettings)
    return _saved(MainMenuItem(settings=settings, sort_order=0, **leads_to))


def _saved(row: R) -> R:
    row.save()
    return row


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
    register_job(
        JOB,
        load_guides,
        label=gettext_lazy("Sign the service guides of the demonstration"),
        time_limit=900,
        exclusive=True,
    )
    register_demo(DemoPart("services", 92, load))
