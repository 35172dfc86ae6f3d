"""Content at every place of its sign-off, for the browser: what readers see of it, and each screen."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail_localize.models import Translation, TranslationSource

from cms_pages.general.models import SectionPage, StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.signoff import signing
from fazhi.signoff.acts import Act
from fazhi.signoff.correcting import propose
from fazhi.signoff.delegating import delegate, posts_to_delegate
from fazhi.signoff.models import ListedWord, SectionRules, SignOffRecord
from fazhi.signoff.paper import enter_paper
from fazhi.signoff.redacting import redact_content, redact_words
from fazhi.signoff.signing import Ticket
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Openness, Step
from fazhi.signoff.submitting import current_step, look_ahead, submit
from fazhi.signoff.targets import review_url, submission_url, trail_url, withdrawal_url
from fazhi.signoff.withdrawing import withdraw
from fazhi.workdays import today
from tests.factories.departments import MembershipFactory
from tests.factories.media import picture_bytes

SIGNERS = {
    Step.COPY: "demo-checker",
    Step.DEPARTMENT: "demo-signatory",
    Step.LEGAL: "demo-legal",
    Step.PUBLICATION: "demo-publisher",
}
ADMINISTRATOR, AUTHOR, HEAD = "demo-admin", "demo-author", "demo-head"
TEXT = "楼道堆了杂物，可以请物业清走，也可以拨打12345。"
# A number of an identity card that nobody has, a word of the list, and a law that is another department's.
BLOCKED = "来访的刁民请带身份证，例如11010519491231002X。依照《公证法》办理。"
OPINION = "已与原件核对，事实清楚，依据正确，同意签发。"
REASON = "第二段中的收费标准自本月起停止执行，容易引起误解，现先行撤下，改正后重新签发。"


@dataclass(frozen=True)
class Screen:
    """A screen of the administration, and whose."""

    account: str
    path: str


def furnish_signings() -> tuple[dict[str, str], dict[str, Screen]]:
    """Makes the content; the addresses for readers, and the screens, both by name."""
    office = Office()
    return _for_readers(office), {
        **_before_signing(office),
        **_steps(office),
        **_of_what_is_public(office),
        **_on_record(office),
        **_settings(),
    }


class Office:
    """The demonstration's bureau with everybody who has a part, and pages that they work on."""

    def __init__(self) -> None:
        self.section = SectionPage.objects.get(
            slug="yu-shi-zhao-shui", locale__language_code="zh-hans"
        )
        self.bureau = Department.objects.get(name="综合执法局")
        self.author = user(AUTHOR)

    def write(self, title: str, text: str = TEXT) -> StandardPage:
        """A draft of the author's."""
        page = StandardPage(
            locale=self.section.locale,
            title=title,
            search_description="一句话说清楚。",
            responsible_department=self.bureau,
            body=[("text", f"<p>{text}</p>")],
            live=False,
            owner=self.author,
        )
        self.section.add_child(instance=page)
        page.save_revision(user=self.author, log_action=True)
        return page

    def rewrite(self, page: StandardPage, text: str) -> StandardPage:
        """A newer version of it."""
        draft: Any = latest(page)
        draft.body[0].value = RichText(f"<p>{text}</p>")
        draft.save_revision(user=self.author, log_action=True)
        return StandardPage.objects.get(pk=page.pk)

    def submit(self, page: StandardPage, **said: Any) -> StandardPage:
        """Submits the newest version."""
        submit(page, self.author, version=newest(page), words="请审。", **said)
        return page

    def sign(self, page: StandardPage, until: Step | None = None) -> StandardPage:
        """Takes the steps up to one that is left open, else all."""
        while (state := page.workflow_states.active().first()) is not None:
            step = current_step(state).step
            if step == until:
                break
            signing.sign(
                ticket(page, SIGNERS[step]),
                declares=True,
                opinion=OPINION,
                openness=Openness.ACTIVE,
            )
        return StandardPage.objects.get(pk=page.pk)

    def public(self, title: str, text: str = TEXT) -> StandardPage:
        """A page that went through all hands."""
        return self.sign(self.submit(self.write(title, text)))


def user(name: str) -> User:
    """An account of the demonstration."""
    return User.objects.get(username=name)


def latest(page: StandardPage) -> Any:
    """The newest version as a row."""
    return StandardPage.objects.get(pk=page.pk).get_latest_revision().as_object()


def newest(page: StandardPage) -> str:
    """The version that somebody sees who opens a screen now."""
    return version_of(StandardPage.objects.get(pk=page.pk).get_latest_revision())


def ticket(page: StandardPage, account: str) -> Ticket:
    """What an account sees of the step that waits."""
    fresh = StandardPage.objects.get(pk=page.pk)
    return Ticket(fresh, _step(fresh), newest(page), user(account))


def _step(page: StandardPage) -> int:
    return int(current_step(page.workflow_states.active().get()).pk)


def _of_step(page: StandardPage, name: str = "sign") -> str:
    return reverse(f"signoff:{name}", args=[_step(page)])


def _record(page: StandardPage, act: Act) -> SignOffRecord:
    rows = SignOffRecord.objects.filter(model="general.standardpage", key=str(page.pk), act=act)
    return rows.latest("number")


def _for_readers(office: Office) -> dict[str, str]:
    """The seal, its record as it can stand, and the notice of what was withdrawn."""

    def address(page: StandardPage, act: Act = Act.SIGNED) -> str:
        return f"/qianfa/{_record(page, act).number}/"

    sealed = office.public("看得到签发的页面")
    replaced = office.public("签发过两次的页面")
    first = address(replaced)
    office.sign(office.submit(office.rewrite(replaced, f"{TEXT}周末也有人接。")))
    page_altered = office.public("页面后来被改动")
    StandardPage.objects.filter(pk=page_altered.pk).update(title="页面后来被人改动")
    record_altered = office.public("签发记录后来被改动")
    SignOffRecord._base_manager.filter(pk=_record(record_altered, Act.SIGNED).pk).update(
        post="另一个职务"
    )
    gone = office.public("撤下的页面：集市摊位费怎么收")
    withdraw(gone, user(SIGNERS[Step.PUBLICATION]), reason=REASON)
    sealed_url = sealed.get_url()
    return {
        "page with its seal": sealed_url,
        "record of a signature": address(sealed),
        "record of a release": address(sealed, Act.RELEASED),
        "record in English": f"/en{address(sealed)}",
        "record, replaced": first,
        "record of an altered page": address(page_altered),
        "record, altered": address(record_altered),
        "record of a withdrawal": address(gone, Act.WITHDRAWN),
        "withdrawn page": f"{office.section.get_url()}{gone.slug}/",
    }


def _before_signing(office: Office) -> dict[str, Screen]:
    from tests.browser.furnish import hostile_title

    justice = Department.objects.get(name="司法所")
    MembershipFactory.create(role=Role.SIGNATORY, department=justice, post="副所长")
    MembershipFactory.create(role=Role.SIGNATORY, department=office.bureau, post="副局长")
    clean = office.write("没有问题的草稿")
    blocked = office.write("有问题的草稿", BLOCKED)
    nobody = office.write(hostile_title())
    StandardPage.objects.filter(pk=nobody.pk).update(responsible_department=None)
    draft = latest(nobody)
    draft.responsible_department = None
    draft.save_revision(user=office.author)
    return {
        "submission": Screen(AUTHOR, submission_url(clean)),
        "submission, blocked and co-signed": Screen(AUTHOR, submission_url(blocked)),
        "submission, not possible": Screen(AUTHOR, submission_url(nobody)),
    }


def _steps(office: Office) -> dict[str, Screen]:
    from tests.browser.furnish import hostile_title

    checked = office.submit(office.write("等待文字校对"))
    waiting = office.write("等待部门签发", BLOCKED)
    office.sign(office.submit(waiting, **_explained(waiting, office.author)), Step.DEPARTMENT)
    signing.take_on(ticket(waiting, SIGNERS[Step.DEPARTMENT]))
    legal = office.sign(office.submit(office.write(hostile_title())), Step.DEPARTMENT)
    released = office.sign(office.submit(office.write("等待发布审查")), Step.PUBLICATION)
    returned = office.sign(office.submit(office.write("退回修改的页面")), Step.DEPARTMENT)
    over = _of_step(returned)
    signing.send_back(ticket(returned, SIGNERS[Step.DEPARTMENT]), reason=REASON)
    on_paper = office.sign(office.submit(office.write("在纸上签了字")), Step.DEPARTMENT)
    approval = enter_paper(
        ticket(on_paper, AUTHOR),
        signer=user(SIGNERS[Step.DEPARTMENT]),
        signed_on=today(),
        scan=SimpleUploadedFile("scan.jpg", picture_bytes(size=(600, 800))),
        opinion=OPINION,
    )
    paper = reverse("signoff:paper", args=[approval.pk])
    publisher, signatory = SIGNERS[Step.PUBLICATION], SIGNERS[Step.DEPARTMENT]
    return {
        "copy check": Screen(SIGNERS[Step.COPY], _of_step(checked)),
        "copy check, of another's": Screen(AUTHOR, _of_step(checked)),
        "signing, taken on": Screen(signatory, _of_step(waiting)),
        "signing, hostile": Screen(signatory, _of_step(legal)),
        "publication check": Screen(publisher, _of_step(released)),
        "step that is over": Screen(AUTHOR, over),
        "entering a paper": Screen(publisher, _of_step(on_paper, "enter_paper")),
        "paper to be confirmed": Screen(publisher, paper),
        "paper of one's own": Screen(AUTHOR, paper),
        **{
            f"dashboard of {name}": Screen(name, reverse("signoff:index"))
            for name in (AUTHOR, signatory, publisher)
        },
        "start of the administration": Screen(signatory, reverse("wagtailadmin_home")),
    }


def _explained(page: StandardPage, by: User) -> dict[str, Any]:
    """Why what was found stays, and why this department signs."""
    blockers = look_ahead(page, by).blockers
    return {"overrides": {one.key: OPINION for one in blockers}, "reason": REASON}


def _of_what_is_public(office: Office) -> dict[str, Screen]:
    page = office.public("已公开的页面")
    correct = office.rewrite(page, TEXT.replace("拨打", "拔打"))
    proposed = propose(
        correct, office.author, version=newest(page), kind="typo", words="改正一个错字。"
    )
    correction = reverse("signoff:correction", args=[proposed.pk])
    plain = office.public("要更正的页面")
    office.rewrite(plain, TEXT.replace("拨打", "拔打"))
    signatory, publisher = SIGNERS[Step.DEPARTMENT], SIGNERS[Step.PUBLICATION]
    return {
        "correction": Screen(signatory, correction),
        "correction, of one's own": Screen(AUTHOR, correction),
        "submission, or a correction": Screen(AUTHOR, submission_url(plain)),
        "withdrawal": Screen(publisher, withdrawal_url(plain)),
        "review": Screen(signatory, review_url(plain)),
        "review, of others": Screen(publisher, review_url(plain)),
        "editor of a translation": Screen(AUTHOR, _translation(plain, office.author)),
    }


def _translation(page: StandardPage, by: User) -> str:
    """The editor in which it is translated."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code="en")
    )
    translation.save_target(user=by, publish=False)
    target = translation.get_target_instance()
    return reverse("wagtailadmin_pages:edit", args=[target.pk])


def _on_record(office: Office) -> dict[str, Screen]:
    page = office.submit(office.write("记录很长的页面"))
    signing.hand_over(ticket(page, ADMINISTRATOR), reason=REASON, to_user=user(SIGNERS[Step.COPY]))
    office.sign(page)
    withdraw(page, user(SIGNERS[Step.PUBLICATION]), reason=REASON)
    first = _record(page, Act.SUBMITTED)
    for redact in (redact_words, redact_content):
        redact(first, user(ADMINISTRATOR), REASON)
    office.sign(office.submit(office.rewrite(page, f"{TEXT}周末也有人接。")))
    altered = office.public("记录对不上的页面")
    SignOffRecord._base_manager.filter(pk=_record(altered, Act.SIGNED).pk).update(post="x")
    _lend()
    trail = trail_url("general.standardpage", str(page.pk))
    return {
        "trail": Screen("demo-auditor", trail),
        "trail, for administrators": Screen(ADMINISTRATOR, trail),
        "trail that does not verify": Screen(
            ADMINISTRATOR, trail_url("general.standardpage", str(altered.pk))
        ),
        "redaction": _redaction(_record(altered, Act.SIGNED)),
        "redaction, nothing left": _redaction(first),
        "ledger": Screen("demo-auditor", reverse("signoff:ledger")),
        "ledger, nothing": Screen(
            "demo-auditor", f"{reverse('signoff:ledger')}?made_at_to=2001-01-01"
        ),
        "delegations": Screen(HEAD, reverse("signoff:delegations")),
        "delegations, none": Screen(AUTHOR, reverse("signoff:delegations")),
    }


def _redaction(record: SignOffRecord) -> Screen:
    return Screen(ADMINISTRATOR, reverse("signoff:redact", args=[record.pk]))


def _lend() -> None:
    """From tomorrow: who may sign today stays as it is."""
    head, tomorrow = user(HEAD), today() + dt.timedelta(days=1)
    post = posts_to_delegate(head).get(user=user(SIGNERS[Step.DEPARTMENT]))
    until = tomorrow + dt.timedelta(days=20)
    delegate(post, head, starts_on=tomorrow, ends_on=until, reason="外出培训", by=head)


def _settings() -> dict[str, Screen]:
    """The rules of sections and the list of words."""
    rows = {"sectionrules": SectionRules, "listedword": ListedWord}
    found = {}
    for name, model in rows.items():
        key = model._default_manager.order_by("pk").values_list("pk", flat=True).first()
        for path in ("", "new/", f"edit/{key}/"):
            found[f"{name}/{path}"] = Screen(ADMINISTRATOR, f"/admin/{name}/{path}")
    return found
