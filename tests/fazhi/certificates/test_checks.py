"""A kind that could not be printed is found when the site starts."""

from dataclasses import replace

import pytest

from fazhi.certificates import kinds
from fazhi.certificates.checks import kinds_are_sound
from fazhi.certificates.kinds import CertificateKind, register_kind
from tests.factories.certificates import COURSE


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> CertificateKind:
    """No other kinds than one."""
    monkeypatch.setattr(kinds, "_kinds", {COURSE.key: COURSE})
    return COURSE


def found() -> list[str]:
    return sorted({str(problem.id) for problem in kinds_are_sound()})


def test_sound_kinds_pass(alone: CertificateKind) -> None:
    assert found() == []


def test_two_kinds_do_not_share_a_prefix(alone: CertificateKind) -> None:
    register_kind(replace(alone, key="tests.twin"))
    assert found() == ["certificates.E001"]


def test_a_kind_without_a_prefix_is_found(alone: CertificateKind) -> None:
    register_kind(replace(alone, prefix=""))
    assert found() == ["certificates.E001"]


def test_a_text_names_only_what_it_is_given(alone: CertificateKind) -> None:
    register_kind(replace(alone, text="{{ name }}于{{ place }}"))
    assert found() == ["certificates.E002"]
