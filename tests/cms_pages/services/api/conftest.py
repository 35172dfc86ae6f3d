import datetime as dt

from cms_pages.general.models import HomePage
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.places.models import Counter, Venue
from tests import standing
from tests.factories.departments import DepartmentFactory
from tests.factories.places import CounterFactory, ExceptionFactory, HoursFactory, VenueFactory
from tests.factories.services import GuidesPageFactory, LifeEventFactory, ServiceGuidePageFactory

SAID = {"words": "一句话", "basis": "《示例法》第一条", "unverified": True}
LIMIT = {"number": 20, "unit": "workday", "note": "自受理起", "basis": "", "unverified": False}
PAPER = {
    "name": "申请书",
    "kind": "form",
    "originals": 1,
    "copies": 2,
    "form": "paper",
    "need": "later",
    "waived": "proof",
    "source": "applicant",
    "issued_by": "",
    "note": "",
    "size": "A4",
    "accepted_if": "",
    "either": "a",
    "when": "why:new",
    "blank": None,
    "sample": None,
    "basis": "",
    "unverified": False,
}


@standing.fixture()
def venue(home: HomePage) -> Venue:
    """A service centre, closed on one day to come."""
    made: Venue = VenueFactory.create(
        name="便民服务中心", slug="hall", phone="0523-00000070", accessibility=["lift"]
    )
    HoursFactory.create(venue=made)
    ExceptionFactory.create(venue=made, first_day=dt.date(2026, 10, 12), reason="系统升级")
    return made


@standing.fixture()
def counter(venue: Venue) -> Counter:
    """A window with a department."""
    made: Counter = CounterFactory.create(venue=venue, number=3, handles="宅基地审批", floor=1)
    made.departments.set([DepartmentFactory.create(name="建设局")])
    made.save()
    return made


@standing.fixture()
def guides(home: HomePage) -> GuidesPage:
    """The page below which guides stand."""
    made: GuidesPage = GuidesPageFactory.create(parent=home)
    return made


@standing.fixture()
def guide(guides: GuidesPage, counter: Counter) -> ServiceGuidePage:
    """A guide in which every field is filled."""
    made: ServiceGuidePage = ServiceGuidePageFactory.create(
        parent=guides,
        title="村民建房审批",
        search_description="盖房先批地。",
        code="1132-A7",
        basic_code="000120",
        handled_item="新建",
        level="town",
        power_source="own",
        responsible_department=DepartmentFactory.create(name="农业农村局"),
        life_events=[LifeEventFactory.create(name="建房", slug="jian-fang")],
        counters=[counter],
        audience=["person"],
        channels=["counter", "home"],
        who="本村集体成员",
        visits=1,
        visits_why="签字",
        scope="town",
        is_free=False,
        handling="promise",
        conveniences=["proxy"],
        online_depth="3",
        valid_from=dt.date(2026, 1, 1),
        phone="0523-00000124",
        bases=[
            ("citation", {"law": "", "title": "示例条例", "article": "第二条", "says": "先批后建"})
        ],
        conditions=[("condition", SAID)],
        remedies=[("remedy", SAID)],
        plain=[("line", SAID)],
        more=[("fact", {"name": "时段", **SAID})],
        faq=[
            (
                "entry",
                {"question": "要几天？", "answer": "二十天。", "basis": "", "unverified": False},
            )
        ],
        questions=[
            (
                "question",
                {
                    "key": "why",
                    "words": "为什么建？",
                    "options": [
                        {"key": "new", "words": "新建", "stops": "", "leads_to": None},
                        {"key": "shop", "words": "开店", "stops": "不行", "leads_to": None},
                    ],
                    "when": "",
                },
            )
        ],
        materials=[("material", PAPER)],
        statutory_limit=[("limit", LIMIT)],
        promised_limit=[("limit", {**LIMIT, "number": None, "unit": "at_once"})],
        special_procedures=[("procedure", {"kind": "踏勘", "limit": LIMIT})],
        fees=[
            (
                "fee",
                {
                    "name": "工本费",
                    "amount": "5元",
                    "basis": "",
                    "reduction": "",
                    "unverified": False,
                },
            )
        ],
        steps=[
            (
                "step",
                {
                    "name": "申请",
                    "what": "<p>交<b>申请书</b></p>",
                    "role": "窗口",
                    "limit": "当天",
                    "criteria": "",
                    "result": "",
                    "basis": "",
                    "unverified": False,
                },
            )
        ],
        flow=[
            (
                "node",
                {
                    "key": "a",
                    "kind": "start",
                    "words": "申请",
                    "ways": [{"to": "b", "condition": ""}],
                },
            ),
            ("node", {"key": "b", "kind": "end", "words": "领证", "ways": []}),
        ],
        results=[
            (
                "result",
                {
                    "name": "批准书",
                    "kind": "certificate",
                    "validity": "",
                    "handed_over": "自取",
                    "sample": None,
                    "basis": "",
                    "unverified": False,
                },
            )
        ],
    )
    return made
