"""The demonstration's sign-offs: one page signed by all, others at every place on their way."""

from functools import partial

from cms_pages.general import demo_pages as texts
from cms_pages.general.models import SectionPage, StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.signoff import signing
from fazhi.signoff.demo_signing import sign_all, submit_for_signing, ticket
from fazhi.signoff.models import LegalReview, SectionRules
from fazhi.signoff.steps import Step
from fazhi.town.demo import DemoPart, DemoTown, register_demo

TITLE, SUMMARY = "占道经营怎么处理", "摆摊占了路，先劝导，拒不改正的依法处理。"
BODY = (
    "沿街店铺不要把货物、桌椅摆到门外占用人行道。执法队员发现后先当场提醒，请您自己收进店里。",
    "提醒后不改的，会发责令改正通知书，写明改正的期限；到期还不改的，依法立案处理。",
    "对处理有意见，可以到综合执法局反映，也可以打 12345。",
)
NEWER = "夜市路段的经营时间和范围，以路口的公示牌为准。"
PAGES: tuple[tuple[str, str, tuple[str, ...], Step | None], ...] = (
    ("signed", TITLE, BODY, None),
    ("waiting", "夜市摆摊要守哪些规矩", (NEWER,), Step.DEPARTMENT),
    ("returned", "早餐车怎么申请点位", (NEWER,), Step.DEPARTMENT),
)
REASON = "请写清夜市路段具体是哪几条路，群众才知道能不能摆。"


def load(town: DemoTown) -> None:
    """Rules of a section, a page that was signed, and two drafts that are on their way."""
    section = town.find("general.help")
    bureau = town.find("department:enforcement")
    author = town.find("account:demo-author")
    if not (
        isinstance(section, SectionPage)
        and isinstance(bureau, Department)
        and isinstance(author, User)
    ):
        return
    town.make(
        "signoff.rules",
        lambda: SectionRules.objects.create(
            page=section,
            legal_review=LegalReview.CITING,
            review_months=6,
            shows_overdue_review=True,
        ),
    )
    for key, title, body, until in PAGES:
        town.make(
            f"signoff.page.{key}",
            partial(_page, town, section, bureau, author, title, body, until, key == "returned"),
        )


def _page(
    town: DemoTown,
    section: SectionPage,
    bureau: Department,
    author: User,
    title: str,
    body: tuple[str, ...],
    until: Step | None,
    is_returned: bool,
) -> StandardPage:
    """A page that was submitted and signed up to a step, or sent back there; at once, or not at all."""
    page = StandardPage(
        locale=section.locale,
        title=title,
        search_description=SUMMARY,
        responsible_department=bureau,
        body=[texts.text(*body)],
        live=False,
        owner=author,
    )
    section.add_child(instance=page)
    page.save_revision(user=author)
    sign_all(page, submit_for_signing(page, author), until=until)
    if is_returned and until:
        signing.send_back(ticket(page), reason=REASON)
    return page


def register() -> None:
    """Called once, when the apps are ready."""
    register_demo(DemoPart("general.signoff", 95, load))
