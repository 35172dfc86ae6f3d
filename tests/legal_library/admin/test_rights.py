"""Who sees and does what in the library: role by stage by act, over HTTP."""

from django.urls import reverse

import pytest

from fazhi.departments.models import Role
from legal_library import verification
from legal_library.acting import POSSIBLE, Act, Stage
from legal_library.models import ArticleNote, LawVersion
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import ArticleNoteFactory, FindingFactory, import_regulation
from tests.legal_library.admin.conftest import ADMINISTRATOR, Browse

pytestmark = pytest.mark.django_db

ALL = set(Act)
VIEWED: dict[str, bool] = {
    Role.LEGAL_REVIEWER.value: True,
    Role.PUBLISHER.value: True,
    Role.AUDITOR.value: True,
    Role.AUTHOR.value: False,
    Role.COPY_CHECKER.value: False,
    Role.SIGNATORY.value: False,
    Role.DEPARTMENT_HEAD.value: False,
    ADMINISTRATOR: True,
}
ACTS: dict[str, set[Act]] = {
    Role.LEGAL_REVIEWER.value: ALL,
    Role.PUBLISHER.value: {Act.RELEASE, Act.WITHDRAW},
    ADMINISTRATOR: ALL,
}


def at(stage: Stage) -> LawVersion:
    version = import_regulation(f"示例{stage}条例")
    if stage != Stage.IMPORTED:
        version = verification.verify(version, "", by=UserFactory.create())
    if stage in {Stage.RELEASED, Stage.WITHDRAWN}:
        version = verification.release(version, by=UserFactory.create())
    if stage == Stage.WITHDRAWN:
        version = verification.withdraw(version, "来源有误", by=UserFactory.create())
    return version


def url(act: str, version: LawVersion) -> str:
    return reverse(f"lawversion:{act}", args=[version.pk])


@pytest.mark.parametrize("who", VIEWED)
def test_each_role_does_what_the_table_says_at_each_stage(who: str, browse: Browse) -> None:
    client = browse(who)
    for stage in Stage:
        version = at(stage)
        page = client.get(url("inspect", version))
        assert (page.status_code == 200) == VIEWED[who]
        html = page.content.decode()
        for act in Act:
            may = act in ACTS.get(who, set())
            possible = stage in POSSIBLE[act]
            answer = client.get(url(act, version))
            assert (answer.status_code == 200) == (may and possible), (stage, act)
            assert (f'href="{url(act, version)}"' in html) == (may and possible), (stage, act)
            if may and not possible:
                assert answer.headers["Location"] == url("inspect", version)


@pytest.mark.parametrize("who", VIEWED)
def test_lists_forms_and_decisions_are_for_those_who_have_the_right(
    who: str, browse: Browse, version: LawVersion
) -> None:
    client = browse(who)
    finding, note = FindingFactory.create(version=version), ArticleNoteFactory.create()
    edits = who in {Role.LEGAL_REVIEWER, ADMINISTRATOR}
    addresses = {
        reverse("law:index"): VIEWED[who],
        reverse("law:inspect", args=[version.law_id]): VIEWED[who],
        reverse("lawversion:index"): VIEWED[who],
        reverse("lawversion:text", args=[version.pk]): VIEWED[who],
        reverse("articlenote:index"): VIEWED[who],
        reverse("law_import:index"): VIEWED[who],
        reverse("law:add"): edits,
        reverse("law:edit", args=[version.law_id]): edits,
        reverse("law:import"): edits,
        reverse("law_import:add"): edits,
        reverse("articlenote:add"): edits,
        reverse("articlenote:edit", args=[note.pk]): edits,
        reverse("lawversion:waive", args=[finding.pk]): edits,
        reverse("lawversion:resolve", args=[finding.pk]): edits,
    }
    for address, expected in addresses.items():
        assert (client.get(address).status_code == 200) == expected, address


def test_four_eyes_hold_on_the_screen_for_administrators_too(
    browse: Browse, version: LawVersion
) -> None:
    client = browse(ADMINISTRATOR)
    client.post(url("verify", version), {"note": "与公报核对"})
    assert "须由另一人发布" in client.get(url("inspect", version)).content.decode()
    refused = client.post(url("release", version))
    assert "须由另一人发布" in refused.content.decode()
    version.refresh_from_db()
    assert not version.is_public
    other = browse(Role.LEGAL_REVIEWER)
    assert other.post(url("release", version)).headers["Location"] == url("inspect", version)
    version.refresh_from_db()
    assert version.is_public


def test_a_blocked_release_says_why_and_a_waived_finding_lets_it_pass(
    browse: Browse, version: LawVersion
) -> None:
    first, second = browse(Role.LEGAL_REVIEWER), browse(Role.LEGAL_REVIEWER)
    finding = FindingFactory.create(version=version)
    first.post(url("verify", version), {"note": ""})
    assert "还有 1 个阻止发布的问题" in second.post(url("release", version)).content.decode()
    waive = reverse("lawversion:waive", args=[finding.pk])
    assert "error-message" in first.post(waive, {"reason": ""}).content.decode()
    first.post(waive, {"reason": "公报如此"})
    second.post(url("release", version))
    version.refresh_from_db()
    assert version.is_public
    assert "公报如此" in second.get(url("inspect", version)).content.decode()
    assert first.get(waive).headers["Location"] == url("inspect", version)


def test_notes_are_the_judicial_offices(browse: Browse, version: LawVersion) -> None:
    client = browse(Role.LEGAL_REVIEWER)
    words = {"law_name": "示例镇管理条例", "article": "第一条", "caption": "目的"}
    client.post(reverse("articlenote:add"), words)
    note = ArticleNote.objects.get()
    assert note.digest == version.provisions.get(path="art_1").digest
    assert browse(Role.PUBLISHER).post(
        reverse("articlenote:edit", args=[note.pk]), {"caption": "别的"}
    ).status_code in {302, 403}
    note.refresh_from_db()
    assert note.caption == "目的"
