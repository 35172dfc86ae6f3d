"""Guides in another language: what is translated, what is the same, where the windows are."""

from django.test import Client

from wagtail.models import Locale
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.segments.extract import extract_segments

import pytest

from cms_pages.general.models import HomePage
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from tests.factories.pages import go_live, translate
from tests.factories.places import CounterFactory
from tests.factories.services import (
    LifeEventFactory,
    ServiceGuidePageFactory,
    material,
    question,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(home: HomePage, guides: GuidesPage) -> ServiceGuidePage:
    made: ServiceGuidePage = ServiceGuidePageFactory.create(
        parent=guides,
        slug="one",
        code="SYS-1",
        questions=[question("why", "什么情况？", ("first", "第一次"), ("split", "分户"))],
        materials=[material("申请表"), material("分户说明", when="why:split", either="A")],
        counters=[CounterFactory.create(number=3)],
        life_events=[LifeEventFactory.create(name="建房", name_en="Building a house")],
    )
    return made


def in_english(guide: ServiceGuidePage) -> ServiceGuidePage:
    translated: ServiceGuidePage = guide.copy_for_translation(
        Locale.objects.get(language_code="en")
    )
    translated.title = "Land for a house"
    go_live(translated.save_revision())
    translated.refresh_from_db()
    return translated


def test_short_names_and_codes_are_nobodys_to_translate(guide: ServiceGuidePage) -> None:
    words = {
        segment.string.data for segment in extract_segments(guide) if hasattr(segment, "string")
    }
    assert {"什么情况？", "分户", "申请表"} <= words
    assert not words & {"why", "split", "why:split", "A", "SYS-1"}
    synchronised = {
        field.field_name
        for field in get_translatable_fields(ServiceGuidePage)
        if field.is_synchronized(guide)
    }
    assert {"code", "basic_code", "phone", "item_type", "visits"} <= synchronised


def test_a_translated_guide_has_the_windows_of_its_original(
    client: Client, home: HomePage, guides: GuidesPage, guide: ServiceGuidePage
) -> None:
    translate(home)
    translate(guides)
    english = in_english(guide)
    assert "Counter 3" in client.get(english.url).content.decode()
    guide.counters = [CounterFactory.create(number=5)]
    go_live(guide.save_revision())
    go_live(english.save_revision())
    page = client.get(english.url).content.decode()
    assert "Counter 5" in page
    assert "Counter 3" not in page
    listed = client.get("/en/guides/?event=" + guide.life_events.get().slug).content.decode()
    assert "Building a house" in listed
    assert "Land for a house" in listed


def test_answers_count_in_every_language(
    client: Client, home: HomePage, guides: GuidesPage, guide: ServiceGuidePage
) -> None:
    translate(home)
    translate(guides)
    english = in_english(guide)
    page = client.get(f"{english.url}?s=why:first").content.decode()
    assert "申请表" in page
    assert "分户说明" not in page
