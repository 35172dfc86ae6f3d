"""Identity card numbers by their checksum. The numbers are the examples of GB 11643—1999."""

import pytest

from fazhi.people.identity_numbers import is_identity_number
from fazhi.people.masking import mask_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11010519491231002X", True),
        ("440524188001010014", True),
        ("110105194912310021", False),
        ("11010519491231002x", False),
        ("1101051949123100", False),
        ("", False),
    ],
)
def test_a_number_is_known_by_its_checksum(text: str, expected: bool) -> None:
    assert is_identity_number(text) == expected


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("证号11010519491231002X。", "证号110105********002X。"),
        ("110105 19491231 002x", "110105********002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "110105********002X"),
        ("订单 110105194912310021", "订单 110105194912310021"),
        ("打13800001234找我", "打138****1234找我"),
        ("+86 138 0000 1234", "138****1234"),
        ("138-0000-1234、13900001234", "138****1234、139****1234"),
        ("0523-12345678", "0523-12345678"),
        ("2026-01-05 12345", "2026-01-05 12345"),
        ("编号 2138000012345", "编号 2138000012345"),
        ("", ""),
    ],
)
def test_numbers_in_a_text_are_masked(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked
