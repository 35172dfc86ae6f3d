"""Codes that nobody makes up, and rows that nobody alters unseen."""

import datetime as dt
from typing import Any

from django.db import connection

import pytest

from fazhi.certificates import handling
from fazhi.certificates.models import Certificate, VerificationKey
from fazhi.certificates.sealing import TOKEN_LENGTH, Seal
from fazhi.people.rotation import protected_models
from tests.factories.accounts import UserFactory
from tests.factories.certificates import certificate

pytestmark = pytest.mark.django_db


def test_codes_open_their_own_certificate_and_no_other() -> None:
    one, other, seal = certificate(), certificate(), Seal.current()
    code = seal.address_code(one)
    assert TOKEN_LENGTH * 5 >= 128
    assert len(code) == len(one.public_id) + 1 + TOKEN_LENGTH
    assert seal.opens(one, code.upper().replace("0", "O"))
    assert not seal.opens(other, code)
    assert not seal.opens(one, code[:-1])
    assert not seal.opens(one, one.public_id)
    assert seal.confirms(one, f" {seal.check_code(one)[:4]} - {seal.check_code(one)[4:].upper()}")
    assert not seal.confirms(other, seal.check_code(one))
    assert not seal.confirms(one, "")


def test_new_codes_replace_the_old_ones() -> None:
    row, seal = certificate(), Seal.current()
    before = (seal.address_code(row), seal.check_code(row))
    renewed = handling.renew_codes(row, by=UserFactory.create())
    assert not seal.opens(renewed, before[0])
    assert not seal.confirms(renewed, before[1])
    assert seal.is_whole(renewed)


def test_codes_do_not_hang_on_the_keys_of_the_environment(settings: Any) -> None:
    row = certificate()
    code = Seal.current().address_code(row)
    settings.SECRET_KEY = "another-one-" * 5
    settings.LOOKUP_KEY = "another-lookup-key"
    assert Seal.current().opens(row, code)


def test_nothing_in_the_database_makes_a_code() -> None:
    certificate()
    assert VerificationKey in protected_models()  # encrypted, and encrypted anew with a new key
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM certificates_verificationkey")
        (stored,) = cursor.fetchone()
    assert stored.startswith("gAAAAA")


@pytest.mark.parametrize(
    "altered",
    [
        {"name": "示例冒"},
        {"number": "听字2026-999999"},
        {"values": {"title": "民法典进乡村", "day": "2026-01-01", "hours": "200"}},
        {"issuer": "别的单位"},
        {"issued_on": dt.date(2020, 1, 1)},
        {"valid_until": dt.date(2099, 1, 1)},
        {"kind": "tests.badge"},
        {"digest": "0" * 64},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_an_altered_row_shows(altered: dict[str, Any]) -> None:
    row, seal = certificate(), Seal.current()
    row.refresh_from_db()
    assert seal.is_whole(row)
    Certificate.objects.filter(pk=row.pk).update(**altered)
    row.refresh_from_db()
    assert not seal.is_whole(row)
