"""Two people bring a version to readers; what falls, what is refused, what is recorded."""

from django.core.exceptions import ValidationError

from wagtail.models import ModelLogEntry

import pytest

from fazhi.accounts.models import User
from legal_library import deciding, verification
from legal_library.acting import POSSIBLE, Act, Stage, possible_acts, stage_of
from legal_library.deciding import Decision
from legal_library.models import FindingState, LawVersion
from legal_library.parsing.findings import Code, Severity
from tests.factories.accounts import AdministratorFactory, UserFactory
from tests.factories.legal_library import FindingFactory, LawVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(db: None) -> User:
    return UserFactory.create()


@pytest.fixture
def second(db: None) -> User:
    return UserFactory.create()


def at(stage: Stage, first: User, second: User) -> LawVersion:
    """A version that came to a stage as people bring it there."""
    version: LawVersion = LawVersionFactory.create()
    if stage != Stage.IMPORTED:
        version = verification.verify(version, "", by=first)
    if stage in {Stage.RELEASED, Stage.WITHDRAWN}:
        version = verification.release(version, by=second)
    if stage == Stage.WITHDRAWN:
        version = verification.withdraw(version, "来源有误", by=second)
    return version


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_allows_the_acts_of_the_table(stage: Stage, first: User, second: User) -> None:
    version = at(stage, first, second)
    assert stage_of(version) == stage
    assert possible_acts(version) == [act for act in Act if stage in POSSIBLE[act]]
    acts = {
        Act.VERIFY: lambda: verification.verify(version, "", by=first),
        Act.RELEASE: lambda: verification.release(version, by=second),
        Act.WITHDRAW: lambda: verification.withdraw(version, "理由", by=first),
    }
    for act, do in acts.items():
        if stage not in POSSIBLE[act]:
            with pytest.raises(ValidationError):
                do()


def test_whoever_verified_does_not_release_not_even_an_administrator() -> None:
    administrator = AdministratorFactory.create()
    version = verification.verify(LawVersionFactory.create(), "", by=administrator)
    with pytest.raises(ValidationError):
        verification.release(version, by=administrator)
    version.refresh_from_db()
    assert not version.is_public
    assert verification.release(version, by=UserFactory.create()).is_public


@pytest.mark.parametrize("decision", [Decision.WAIVE, Decision.RESOLVE])
def test_an_open_blocking_finding_stops_the_release_until_it_is_decided(
    decision: Decision, first: User, second: User
) -> None:
    version = at(Stage.VERIFIED, first, second)
    FindingFactory.create(version=version, severity=Severity.WARNING)
    finding = FindingFactory.create(version=version)
    with pytest.raises(ValidationError, match="1"):
        verification.release(version, by=second)
    decided = deciding.decide(finding, decision, "公报如此", by=first)
    assert (decided.reason, decided.decided_by) == ("公报如此", first)
    assert verification.release(version, by=second).is_public


def test_a_blocking_finding_is_not_opened_again_while_readers_see_the_version(
    first: User, second: User
) -> None:
    version = at(Stage.RELEASED, first, second)
    finding = FindingFactory.create(version=version, state=FindingState.WAIVED)
    with pytest.raises(ValidationError):
        deciding.decide(finding, Decision.REOPEN, "看错了", by=first)
    note = FindingFactory.create(
        version=version, state=FindingState.WAIVED, severity=Severity.WARNING
    )
    assert deciding.decide(note, Decision.REOPEN, "看错了", by=first).state == FindingState.OPEN
    verification.withdraw(version, "看错了", by=first)
    assert deciding.decide(finding, Decision.REOPEN, "看错了", by=first).state == FindingState.OPEN


def test_a_finding_is_decided_once(first: User) -> None:
    finding = FindingFactory.create()
    deciding.decide(finding, Decision.WAIVE, "公报如此", by=first)
    with pytest.raises(ValidationError):
        deciding.decide(finding, Decision.RESOLVE, "改好了", by=first)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_withdrawing_and_deciding_want_a_reason(reason: str, first: User, second: User) -> None:
    with pytest.raises(ValidationError):
        verification.withdraw(at(Stage.RELEASED, first, second), reason, by=first)
    with pytest.raises(ValidationError):
        deciding.decide(FindingFactory.create(), Decision.WAIVE, reason, by=first)


def test_a_withdrawn_version_is_verified_and_released_anew(first: User, second: User) -> None:
    version = at(Stage.WITHDRAWN, first, second)
    with pytest.raises(ValidationError):
        verification.release(version, by=first)
    version = verification.verify(version, "已重新核对", by=second)
    version = verification.release(version, by=first)
    assert version.is_public
    assert version.withdrawal_reason == ""


def test_the_history_names_every_act_with_who_and_why(first: User, second: User) -> None:
    version = at(Stage.WITHDRAWN, first, second)
    finding = FindingFactory.create(version=version, code=Code.GAP)
    deciding.decide(finding, Decision.WAIVE, "公报如此", by=first)
    lines = ModelLogEntry.objects.for_instance(version).order_by("timestamp", "pk")
    assert [(line.action, line.user) for line in lines] == [
        ("legal_library.verify", first),
        ("legal_library.release", second),
        ("legal_library.withdraw", second),
        ("legal_library.waive", first),
    ]
    assert "来源有误" in lines[2].message
    assert "公报如此" in lines[3].message
    assert "缺少条文" in lines[3].message
