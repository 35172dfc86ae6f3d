"""How numbers are stored, and what a phone dials when one is tapped."""

from django.core.exceptions import ValidationError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.departments.models import Department
from fazhi.places.models import Venue, Village
from fazhi.telephones import TelephoneField, normalise_telephones, numbers_alone, tel_uri

MAIN = st.from_regex(r"0[3-9][0-9]{2}-?[0-9]{7,8}|1[3-9][0-9]{9}|400[0-9]{7}", fullmatch=True)


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("0523-12345678", "tel:+8652312345678"),
        ("0523-12345678-801", "tel:+8652312345678;ext=801"),
        ("0523 1234 5678-801", "tel:+8652312345678;ext=801"),
        ("0523 12345678 801", "tel:+8652312345678;ext=801"),
        ("0523-1234567-8", "tel:+865231234567;ext=8"),
        ("0523-8888-1234", "tel:+8652388881234"),
        ("0523-12 34 56 78", "tel:+8652312345678"),
        ("010-12345678-2", "tel:+861012345678;ext=2"),
        ("021 1234 5678", "tel:+862112345678"),
        ("052312345678", "tel:+8652312345678"),
        ("12345678-801", "tel:12345678;ext=801"),
        ("1234-5678", "tel:12345678"),
        ("12345", "tel:12345"),
        ("12348-1", "tel:12348;ext=1"),
        ("110", "tel:110"),
        ("+86 523 1234 5678", "tel:+8652312345678"),
        ("(0523)12345678", "tel:+8652312345678"),
        ("400-123-4567", "tel:4001234567"),
        ("400-123-4567-801", "tel:4001234567;ext=801"),
        ("400 1234567", "tel:4001234567"),
        ("138-0000-0000", "tel:13800000000"),
    ],
)
def test_the_number_is_dialled_and_the_extension_follows(number: str, uri: str) -> None:
    assert tel_uri(number) == uri


@given(st.from_regex(r"[0-9][0-9 -]{1,22}[0-9]", fullmatch=True))
def test_no_digit_of_any_number_is_lost(number: str) -> None:
    uri = tel_uri(number).removeprefix("tel:").replace(";ext=", "")
    digits = "".join(c for c in number if c.isdigit())
    assert uri in {digits, f"+86{digits[1:]}"}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0523-12345678", "0523-12345678"),
        (" 052312345678 ", "0523-12345678"),
        ("（0523）12345678", "0523-12345678"),
        ("０５２３－１２３４５６７８", "0523-12345678"),
        ("0523—1234567", "0523-1234567"),
        ("+86 523 12345678", "0523-12345678"),
        ("+86 10 87654321", "010-87654321"),
        ("(0523) 1234 5678转801", "0523-12345678-801"),
        ("0523-12345678 分机 12", "0523-12345678-12"),
        ("0523-1234567-8", "0523-1234567-8"),
        ("+86 138 0000 1234", "13800001234"),
        ("400 123 4567", "400-123-4567"),
        ("4001234567-801", "400-123-4567-801"),
        ("12345", "12345"),
        ("110", "110"),
        ("12348-1", "12348-1"),
        ("0523-12345678，0523-87654321", "0523-12345678、0523-87654321"),
        ("0523-12345678 / 12345、110", "0523-12345678、12345、110"),
        ("", ""),
    ],
)
def test_a_number_is_stored_in_one_form_however_it_was_typed(typed: str, stored: str) -> None:
    assert normalise_telephones(typed) == stored
    assert normalise_telephones(stored) == stored


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("abc电话", "不是电话号码"),
        ("找王主任 0523-12345678", "不是电话号码"),
        ("0523", "不是电话号码"),
        ("12800001234", "不是电话号码"),
        ("0523-12345678-13800000000", "不是电话号码"),
        ("+1 202 555 0123", "不是电话号码"),
        ("52312345678", "0 可能丢失了.*是否应为 0523-12345678"),
        ("1012345678", "0 可能丢失了.*是否应为 010-12345678"),
        ("12345678", "缺少区号"),
        ("0523-12345678/87654321", "“87654321”缺少区号"),
    ],
)
def test_what_nobody_can_call_is_refused_and_the_reason_told(typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        normalise_telephones(typed)


@given(MAIN, st.from_regex(r"(-[0-9]{1,6})?", fullmatch=True))
def test_what_is_stored_is_dialled_as_it_was_typed(main: str, extension: str) -> None:
    typed = main + extension
    assert tel_uri(normalise_telephones(typed)) == tel_uri(typed)


@pytest.mark.parametrize("model", [Department, Village, Venue])
def test_every_office_has_numbers_that_can_be_called(model: type) -> None:
    field = model._meta.get_field("phone")  # type: ignore[attr-defined]
    assert isinstance(field, TelephoneField)
    assert field.clean("（0523）12345678", None) == "0523-12345678"
    with pytest.raises(ValidationError, match="不是电话号码"):
        field.clean("abc电话", None)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0523-00000124", ["0523-00000124"]),
        ("0523-00000124-801、12345", ["0523-00000124-801", "12345"]),
        ("第一百二十四条", []),
        ("2026-01-01", []),
        ("PDF", []),
        ("", []),
    ],
)
def test_a_text_that_is_nothing_but_numbers_is_told_from_others(
    text: str, numbers: list[str]
) -> None:
    assert [number.text for number in numbers_alone(text)] == numbers
