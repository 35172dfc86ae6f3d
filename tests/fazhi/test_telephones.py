"""What a phone dials when a number is tapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.places.models.base import PHONE
from fazhi.telephones import tel_uri


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


@given(st.from_regex(PHONE, fullmatch=True))
def test_no_digit_of_any_number_is_lost(number: str) -> None:
    uri = tel_uri(number).removeprefix("tel:").replace(";ext=", "")
    digits = "".join(c for c in number if c.isdigit())
    assert uri in {digits, f"+86{digits[1:]}"}
