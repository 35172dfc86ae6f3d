"""Adds pages with every block, and records with names that nobody should enter, to the site's database.

Run with the environment of the site that shall show them: ``python -m tests.browser.furnish``. Prints a
JSON object of names: those of the page types and views under ``pages`` with their addresses, those of the
screens of sign-off under ``screens`` with the account and the address, those of whoever runs a session under
``organising`` with the address.
"""

import datetime as dt
import json
import os
import sys
from dataclasses import astuple

LONGEST_TITLE = 255  # Wagtail's own limit


def furnish() -> dict[str, str]:
    """Makes the pages and records; the address of each by its name."""
    from cms_pages.general.models import HomePage, StandardPage
    from tests.cms_pages.kit.every_block import body_json, hostile_body, ordinary_body
    from tests.factories.pages import ContactPageFactory, SectionPageFactory, StandardPageFactory

    home = HomePage.objects.get(locale__language_code="zh-hans")
    other = StandardPage.objects.filter(locale=home.locale).live().first()
    section = SectionPageFactory.create(parent=home, title="每种区块", slug="blocks")
    made = {
        "every block": StandardPageFactory.create(
            parent=section, title="每种区块各一个", body=body_json(ordinary_body(other))
        ),
        "every block, hostile": StandardPageFactory.create(
            parent=section,
            title=hostile_title(),
            slug="hostile",
            search_description=hostile_title(),
            body=body_json(hostile_body(other)),
        ),
        "nothing but a title": StandardPageFactory.create(
            parent=section, title="空", search_description="", body=body_json([])
        ),
        "contact page": ContactPageFactory.create(parent=section, slug="contact"),
        "section, hostile": SectionPageFactory.create(
            parent=home, title=unbroken_title(), slug="hostile-section", has_filters=True
        ),
        "section of made pages": section,
    }
    made["notice, hostile"] = _notice(made["section, hostile"])
    made["empty section"] = SectionPageFactory.create(
        parent=made["section, hostile"], title="空栏目", slug="empty"
    )
    return {**{name: page.get_url() for name, page in made.items()}, **_records(), **_laws()}


def hostile_title() -> str:
    """As many characters as a title takes: long, foreign, and without a break."""
    from tests.cms_pages.kit.every_block import HOSTILE_WORDS, LONG_TITLE

    return f"{HOSTILE_WORDS[-60:]}{LONG_TITLE}"[:LONGEST_TITLE]


def unbroken_title() -> str:
    """Two hundred characters that no line breaks in, right-to-left words behind them."""
    from tests.cms_pages.kit.every_block import RIGHT_TO_LEFT, UNBROKEN

    return f"{UNBROKEN} {RIGHT_TO_LEFT}"[:LONGEST_TITLE]


def _notice(parent):
    from tests.cms_pages.kit.every_block import RIGHT_TO_LEFT, UNBROKEN
    from tests.factories.pages import NoticePageFactory

    return NoticePageFactory.create(
        parent=parent,
        title=hostile_title(),
        slug="hostile-notice",
        issuer=f"{UNBROKEN[:90]} {RIGHT_TO_LEFT}"[:120],
        document_number=UNBROKEN[:60],
        addressee=UNBROKEN[:200],
        validity="repealed",
        topic=UNBROKEN[:60],
        index_number=UNBROKEN[:60],
        body=[("text", f"<p>{UNBROKEN} {RIGHT_TO_LEFT}</p>")],
    )


def _records() -> dict[str, str]:
    from tests.cms_pages.kit.every_block import RIGHT_TO_LEFT, UNBROKEN
    from tests.factories.departments import DepartmentFactory, LawResponsibilityFactory
    from tests.factories.places import (
        CounterFactory,
        ExceptionFactory,
        HoursFactory,
        VenueFactory,
        VillageFactory,
    )

    words = f"{RIGHT_TO_LEFT} {UNBROKEN}"
    village = VillageFactory.create(name=words[:80], address=words[:200], phone="0523-87654321")
    venue = VenueFactory.create(name=words[:80], address=words[:200], phone="0523-87654322、12345")
    HoursFactory.create(venue=venue)
    ExceptionFactory.create(
        venue=venue, first_day=dt.date(2031, 1, 1), opens=None, closes=None, reason=words[:100]
    )
    CounterFactory.create(venue=venue, name=words[:80])
    department = DepartmentFactory.create(
        name=words[:80],
        short_name=UNBROKEN[:40],
        phone="0523-87654323",
        duties=words * 3,
        address=words[:200],
        hours=words[:200],
    )
    DepartmentFactory.create(name=UNBROKEN[-80:], parent=department)
    LawResponsibilityFactory.create(department=department, title=UNBROKEN[:100])
    records = {"village": village, "venue": venue, "department": department}
    pages = {f"{name}, hostile": thing.get_absolute_url() for name, thing in records.items()}
    return {**pages, "certificate, hostile": _certificate(department)}


def _certificate(department):
    from django.urls import reverse

    from fazhi.certificates.sealing import Seal
    from fazhi.people.models import Person
    from tests.factories.certificates import certificate

    made = certificate(department=department, person=Person.objects.earliest("pk"))
    return reverse("certificates:status", args=[Seal.current().address_code(made)])


def _laws() -> dict[str, str]:
    """A law as it should be, one that was repealed, one with the worst words, and two of one name."""
    from tests.browser.laws import furnish_laws

    return furnish_laws()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.dev")
    import django

    django.setup()
    from tests.browser.guides import furnish_guides
    from tests.browser.lectures import furnish_lectures, furnish_organising
    from tests.browser.signings import furnish_signings

    pages = {**furnish(), **furnish_guides(), **furnish_lectures()}
    signed, screens = furnish_signings()
    found = {name: astuple(screen) for name, screen in screens.items()}
    made = {"pages": {**pages, **signed}, "screens": found, "organising": furnish_organising()}
    json.dump(made, sys.stdout)
