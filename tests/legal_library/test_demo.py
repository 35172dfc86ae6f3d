"""The laws of the demonstration: imported, released, and honest about who looked at them."""

from pathlib import Path

import pytest

from fazhi.town.models import Town, TownKind
from legal_library import demo
from legal_library.importers import wheel
from legal_library.models import LawVersion
from tests.factories.legal_library import FindingFactory, law_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demonstration town whose wheel holds one law."""
    Town.objects.create(pk=Town.ONLY, kind=TownKind.DEMO, name="示例镇")
    monkeypatch.setattr(wheel, "installed", lambda: Path("laws.db"))
    monkeypatch.setattr(wheel, "of_database", lambda path: [law_source()])


@pytest.mark.usefixtures("demonstration")
def test_laws_are_released_and_nobody_is_said_to_have_verified_them() -> None:
    demo.import_demonstration_laws()
    version = LawVersion.objects.get()
    assert version.is_public
    assert (version.verified_at, version.verified_by, version.released_by) == (None, None, None)
    assert "未经人工与来源核对" in version.verification_note


@pytest.mark.usefixtures("demonstration")
def test_a_version_with_a_blocking_finding_is_not_released() -> None:
    blocked = FindingFactory.create().version
    demo.import_demonstration_laws()
    blocked.refresh_from_db()
    assert not blocked.is_public
    assert LawVersion.objects.public().count() == 1
