"""The demonstration's guides and journeys: what residents rely on, and who has signed it."""

from collections.abc import Iterator
from typing import Any

from django.test import Client

import pytest

from cms_pages.general.demo_tiles import TILES, lead_home_to
from cms_pages.general.models import HomePage
from cms_pages.kit.models import BasePage
from cms_pages.services.blocks.parts import conditions_of
from cms_pages.services.choices import Settled
from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from cms_pages.services.demo.life_events import MOMENTS
from cms_pages.services.demo.loading import load_guides
from cms_pages.services.demo.records import TOWN
from cms_pages.services.models import GuidesPage, JourneyPage, LifeEvent, ServiceGuidePage
from fazhi.accounts.models import User
from fazhi.departments.models import Membership
from fazhi.signoff.permits import records_of
from fazhi.signoff.steps import RULES, Step
from fazhi.town.demo import DemoTown

pytestmark = [pytest.mark.heavy, pytest.mark.any_database, pytest.mark.django_db]

COMPLETE = 12


def pages() -> list[BasePage]:
    return [*ServiceGuidePage.objects.order_by("path"), *JourneyPage.objects.order_by("path")]


def values_that_cite(page: BasePage) -> Iterator[tuple[str, Any]]:
    """The values that say where they stand, each with its field."""
    if isinstance(page, ServiceGuidePage):
        for name in page.cites_in:
            for child in getattr(page, name):
                yield name, child.value
        for child in page.special_procedures:
            yield "special_procedures", child.value["limit"]
    elif isinstance(page, JourneyPage):
        for name in ("before", "faq"):
            for child in getattr(page, name):
                yield name, child.value
        for child in page.stages:
            for task in child.value["tasks"]:
                yield "stages", task


def is_filled(value: Any) -> bool:
    return value not in (None, "", ()) and value is not False


def test_thirty_guides_and_seven_journeys_are_public(demo_guides: None) -> None:
    gathering = GuidesPage.objects.get()
    assert gathering.live
    assert gathering.slug == "guides"
    below = gathering.get_children().live().specific()
    assert sum(isinstance(page, ServiceGuidePage) for page in below) == len(GUIDES) == 30
    assert sum(isinstance(page, JourneyPage) for page in below) == len(JOURNEYS) == 7


def test_each_was_signed_at_every_step_by_somebody_of_its_department(demo_guides: None) -> None:
    for page in [GuidesPage.objects.get(), *pages()]:
        acts = {record.act: record for record in records_of(page)}
        steps = [Step(step) for step in acts["submitted"].details["steps"]]
        assert {Step.COPY, Step.DEPARTMENT, Step.PUBLICATION} <= set(steps), page
        assert all(RULES[step].act in acts for step in steps), page
        people = [acts[RULES[step].act].account for step in steps if step != Step.PUBLICATION]
        assert len(set(people)) == len(people), page
        assert Membership.objects.filter(
            user=acts[RULES[Step.DEPARTMENT].act].account,
            department=page.responsible_department,
            role=RULES[Step.DEPARTMENT].role,
        ).exists(), page


def test_another_department_co_signs_where_it_answers_for_the_law(demo_guides: None) -> None:
    page = ServiceGuidePage.objects.get(slug="homestead")
    cosigned = records_of(page).get(act=RULES[Step.COSIGNATURE].act)
    assert cosigned.department == "自然资源所"
    assert str(page.responsible_department) == "农业农村局"


def test_twelve_guides_ask_and_draw(demo_guides: None) -> None:
    complete = [page for page in ServiceGuidePage.objects.all() if page.flow_chart]
    assert len(complete) == COMPLETE
    for page in complete:
        assert page.questionnaire, page
        assert len(page.faq) >= 5, page
        assert len(page.plain), page
        assert len(page.related), page
        assert page.flow_chart.problems() == [], page


def test_what_is_filled_in_stands_somewhere_or_is_for_the_town(demo_guides: None) -> None:
    for page in pages():
        for field, value in values_that_cite(page):
            assert value["basis"] or value["unverified"], (page, field, value)
            assert TOWN not in value["basis"], (page, field, value)
        if isinstance(page, ServiceGuidePage):
            filled = {name for name in Settled.values if is_filled(getattr(page, name))}
            assert {child.value["of"] for child in page.settled} == filled, page
        for child in getattr(page, "bases", ()):
            assert child.value["article"].startswith("第") or child.value["unverified"], page


def test_the_key_elements_are_there(demo_guides: None) -> None:
    for page in ServiceGuidePage.objects.all():
        said = (page.who, page.summary, page.keyword_list, page.visits is not None)
        assert all(said), page
        lists = (page.conditions, page.bases, page.materials, page.steps, page.results)
        assert all(len(one) for one in (*lists, page.remedies)), page
        assert page.counters.exists() or page.place, page
        assert page.life_events.exists(), page
        assert len(page.statutory_limit) or page.has_no_statutory_limit, page
        assert page.responsible_department.phone, page


def test_all_that_leads_on_leads_to_a_page(demo_guides: None) -> None:
    made = {page.slug: page for page in pages()}
    for guide in GUIDES:
        assert [child.value.slug for child in made[guide.key].related] == list(guide.related)
    for record in (*GUIDES, *JOURNEYS):
        page = made[record.key]
        for question, child in zip(record.questions, page.questions, strict=True):
            for option, value in zip(question.options, child.value["options"], strict=True):
                leads_to = value["leads_to"].slug if value["leads_to"] else ""
                assert leads_to == option.leads_to
    for journey in JOURNEYS:
        for stage, child in zip(journey.stages, made[journey.key].stages, strict=True):
            for task, value in zip(stage.tasks, child.value["tasks"], strict=True):
                assert (value["guide"].slug if value["guide"] else "") == task.guide


def test_every_condition_refers_to_an_answer(demo_guides: None) -> None:
    for page in pages():
        questionnaire = page.questionnaire
        assert questionnaire.problems() == [], page
        wanted = [child.value["when"] for child in getattr(page, "materials", ())]
        for child in getattr(page, "stages", ()):
            wanted += [task["when"] for task in child.value["tasks"]]
        for when in wanted:
            assert questionnaire.unknown(conditions_of(when)) == [], (page, when)


def test_journeys_have_stages_and_tasks_at_the_same_time(demo_guides: None) -> None:
    for page in JourneyPage.objects.all():
        assert len(page.stages) >= 3, page
        assert any(len(child.value["tasks"]) > 1 for child in page.stages), page
        assert 1 <= len(page.questions) <= 3, page
        assert len(page.faq) >= 3, page
        assert any(task["guide"] for child in page.stages for task in child.value["tasks"]), page


def test_every_moment_of_life_leads_to_a_guide(demo_guides: None) -> None:
    assert LifeEvent._default_manager.count() == len(MOMENTS) <= 14
    for event in LifeEvent._default_manager.all():
        assert ServiceGuidePage.objects.filter(life_events=event).exists(), event


def test_the_first_page_leads_to_them(demo_guides: None, client: Client) -> None:
    shown = client.get("/").content.decode()
    for words, _, key in TILES:
        page = next(page for page in pages() if page.slug == key)
        assert f'href="{page.url}"' in shown, words
        assert words in shown


def test_a_first_page_that_somebody_has_written_stays(
    demo_guides: None, administrator: User
) -> None:
    home = HomePage.objects.get(locale__language_code="zh-hans")
    home.question = "今天想办什么？"
    revision = home.save_revision(user=administrator)
    lead_home_to(DemoTown(), {page.slug: page for page in pages()})
    home.refresh_from_db()
    assert home.latest_revision == revision


def test_what_a_person_deleted_stays_away(demo_guides: None) -> None:
    ServiceGuidePage.objects.get(slug="dog").delete()
    signed = records_of(ServiceGuidePage.objects.get(slug="stall")).count()
    assert load_guides() == ""
    assert not ServiceGuidePage.objects.filter(slug="dog").exists()
    assert ServiceGuidePage.objects.count() == len(GUIDES) - 1
    assert records_of(ServiceGuidePage.objects.get(slug="stall")).count() == signed
