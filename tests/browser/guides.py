"""Guides and journeys to look at: one of the demonstration with everything, others with the worst words."""

from cms_pages.services.demo import guide_values, journey_values
from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from cms_pages.services.models import GuidesPage, JourneyPage, ServiceGuidePage
from fazhi.places.models import Counter
from fazhi.town.demo import DemoTown
from tests.cms_pages.kit.every_block import RIGHT_TO_LEFT, UNBROKEN
from tests.factories.places import CounterFactory, VenueFactory
from tests.factories.services import (
    JourneyPageFactory,
    ServiceGuidePageFactory,
    basis,
    material,
    node,
    question,
    said,
    stage,
    step,
    task,
)

WHOLE = "minimum-living"  # complete in every field
WORDS = f"{RIGHT_TO_LEFT} {UNBROKEN}"


def furnish_guides() -> dict[str, str]:
    """The pages by name, with their addresses; the demonstration's own are still being signed."""
    gathering = GuidesPage.objects.get(slug="guides")
    record = next(one for one in GUIDES if one.key == WHOLE)
    fields = {**guide_values.fields_of(record, {}), "counters": [Counter.objects.first()]}
    guide = ServiceGuidePageFactory.create(
        parent=gathering, title=record.title, slug="whole", **fields
    )
    first = JOURNEYS[0]
    journey = JourneyPageFactory.create(
        parent=gathering,
        title=first.title,
        slug="whole-journey",
        **journey_values.fields_of(first, {WHOLE: guide}, DemoTown()),
    )
    question_key = str(guide.questions[0].value["key"])
    option_key = str(guide.questions[0].value["options"][0]["key"])
    return {
        "service guide": guide.url,
        "service guide, answered": f"{guide.url}?s={question_key}:{option_key}",
        "journey": journey.url,
        "service guide, hostile": _hostile_guide(gathering).url,
        "journey, hostile": _hostile_journey(gathering).url,
    }


def _hostile_guide(parent: GuidesPage) -> ServiceGuidePage:
    venue = VenueFactory.create(name=f"{UNBROKEN[:60]}窗口", address=WORDS[:200])
    guide: ServiceGuidePage = ServiceGuidePageFactory.create(
        parent=parent,
        title=f"{UNBROKEN[:150]} {RIGHT_TO_LEFT}",
        slug="hostile-guide",
        search_description=WORDS[:200],
        who=WORDS[:120],
        visits=2,
        visits_why=WORDS[:200],
        conditions=[("condition", said(WORDS[:300], WORDS[:300], unverified=True))],
        questions=[question("a", WORDS[:80], ("x", WORDS[:60]), ("y", UNBROKEN[:60], WORDS[:200]))],
        materials=[
            material(WORDS[:120], note=WORDS[:200], issued_by=UNBROKEN[:80], basis=WORDS[:300]),
            material(UNBROKEN[:120], either="A"),
            material(UNBROKEN[-120:], either="A", when="a:x"),
        ],
        steps=[step(UNBROKEN[:60], WORDS)],
        flow=[node("a", UNBROKEN[:60], "start", "b"), node("b", WORDS[:60], "end")],
        bases=[basis(UNBROKEN[:120], UNBROKEN[:30], says=WORDS[:200])],
        counters=[CounterFactory.create(venue=venue, name=UNBROKEN[:80])],
        channels=("counter", "online"),
        online_url=f"https://example.com/{UNBROKEN[:80]}",
    )
    return guide


def _hostile_journey(parent: GuidesPage) -> JourneyPage:
    journey: JourneyPage = JourneyPageFactory.create(
        parent=parent,
        title=f"{UNBROKEN[:150]} {RIGHT_TO_LEFT}",
        slug="hostile-journey",
        before=[("line", said(WORDS[:300]))],
        stages=[
            stage(
                UNBROKEN[:40],
                task("a", UNBROKEN[:60], words=WORDS[:300], place=UNBROKEN[:80]),
                task("b", WORDS[:60]),
            )
        ],
    )
    return journey
