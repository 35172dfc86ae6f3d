"""Small corrections: two people, and nothing that says something else."""

from collections.abc import Callable

import pytest

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff.chain import faults
from fazhi.signoff.correcting import propose, publish_correction, refuse_correction
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import Correction
from fazhi.signoff.models.correction import CorrectionKind
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Step
from tests import standing
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db
TEXT = "秤不准，可以要求当场换，也可以拨打12315。"


@standing.fixture()
def public(office: Office) -> Office:
    """Signed and public."""
    office.write(TEXT)
    office.submit()
    office.sign_all()
    return office


def version(office: Office) -> str:
    return version_of(StandardPage.objects.get(pk=office.page.pk).get_latest_revision())


def proposed(office: Office, text: str, kind: str = CorrectionKind.TYPO) -> Correction:
    office.write(text)
    return propose(
        office.page, office.author, version=version(office), kind=kind, words="改正错字。"
    )


def test_a_typo_is_public_once_a_second_person_says_so(public: Office) -> None:
    correction = proposed(public, TEXT.replace("拨打", "拔打"))
    assert "拔打" not in public.live_words()
    signatory = public.people[Step.DEPARTMENT]
    publish_correction(correction, signatory, version=version(public))
    assert "拔打" in public.live_words()
    assert list(faults()) == []
    with pytest.raises(Refused):
        publish_correction(correction, signatory, version=version(public))


def test_nobody_publishes_their_own_correction(public: Office, member: Callable[..., User]) -> None:
    member(Role.SIGNATORY, public.bureau, user=public.author)
    correction = proposed(public, TEXT.replace("拨打", "拔打"))
    with pytest.raises(Refused):
        publish_correction(correction, public.author, version=version(public))
    assert "拔打" not in public.live_words()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CorrectionKind.TYPO, TEXT.replace("可以要求", "不可以要求")),
        (CorrectionKind.TYPO, TEXT.replace("12315", "12345")),
        (CorrectionKind.TYPO, TEXT + "另外还要带上身份证原件和复印件各一份到窗口来。"),
        (CorrectionKind.PUNCTUATION, TEXT.replace("当场", "现场")),
        (CorrectionKind.LAYOUT, TEXT.replace("当场", "现场")),
        (CorrectionKind.LINK, TEXT),
        (CorrectionKind.CONTACT, TEXT.replace("可以要求", "不得要求")),
        ("anything", TEXT),
    ],
)
def test_what_says_something_else_is_no_correction(public: Office, kind: str, text: str) -> None:
    with pytest.raises(Refused):
        proposed(public, text, kind)
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CorrectionKind.PUNCTUATION, TEXT.replace("，", "；")),
        (CorrectionKind.CONTACT, TEXT.replace("12315", "0523-88881111")),
        (CorrectionKind.LAYOUT, TEXT.replace("可以", "<b>可以</b>")),
    ],
)
def test_every_kind_takes_what_it_is_for(public: Office, kind: str, text: str) -> None:
    assert proposed(public, text, kind).kind == kind


def test_what_changes_after_it_was_proposed_is_not_published(public: Office) -> None:
    correction = proposed(public, TEXT.replace("拨打", "拔打"))
    public.write("另一种说法。")
    with pytest.raises(Refused):
        publish_correction(correction, public.people[Step.COPY], version=version(public))
    assert "另一种" not in public.live_words()


def test_it_can_be_refused_with_a_reason(public: Office) -> None:
    correction = proposed(public, TEXT.replace("拨打", "拔打"))
    with pytest.raises(Refused):
        refuse_correction(correction, public.people[Step.DEPARTMENT], reason="")
    refuse_correction(correction, public.people[Step.DEPARTMENT], reason="原文没有错。")
    with pytest.raises(Refused):
        publish_correction(correction, public.people[Step.DEPARTMENT], version=version(public))


def test_only_what_is_public_is_corrected(office: Office) -> None:
    with pytest.raises(Refused):
        proposed(office, TEXT)
