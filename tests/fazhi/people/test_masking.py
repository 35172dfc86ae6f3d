"""What people without need to know see."""

import pytest

from fazhi.people.masking import mask_email, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王明", "王某"),
        ("王小明", "王某某"),
        ("王小小明", "王某某"),
        ("欧阳明", "欧阳某"),
        ("欧阳小明", "欧阳某某"),
        ("司马", "司某"),
        ("阿依古丽·买买提", "阿某某"),
        ("Mary Jane", "M***"),
        ("", ""),
    ],
)
def test_mask_name(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13800001234", "138****1234"),
        ("0523-87651234", "0523-****1234"),
        ("010-87651234", "010-****1234"),
        ("", ""),
    ],
)
def test_mask_phone(phone, masked):
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("email", "masked"), [("wang@example.test", "w***@example.test"), ("", "")]
)
def test_mask_email(email, masked):
    assert mask_email(email) == masked
