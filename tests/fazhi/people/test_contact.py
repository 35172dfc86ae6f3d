"""One form for names, numbers and addresses, however they were typed."""

from django.core.exceptions import ValidationError

import pytest

from fazhi.people.contact import normalise_email, normalise_name, normalise_phone


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("13800001234", "13800001234"),
        (" 138 0000 1234 ", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("+86 138 0000 1234", "13800001234"),
        ("008613800001234", "13800001234"),
        ("8613800001234", "13800001234"),
        ("(+86)13800001234", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("19912345678", "19912345678"),
        ("0523-87654321", "0523-87654321"),
        ("052387654321", "0523-87654321"),
        ("（0523）8765 4321", "0523-87654321"),
        ("+86 523 87654321", "0523-87654321"),
        ("0523－7654321", "0523-7654321"),
        ("010-87654321", "010-87654321"),
        ("021 87654321", "021-87654321"),
        ("+86 10 87654321", "010-87654321"),
    ],
)
def test_normalise_phone(typed, stored):
    assert normalise_phone(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "87654321",
        "1380000123",
        "138000012345",
        "12800001234",
        "010-7654321",
        "0523-876543210",
        "+1 202 555 0123",
        "12345",
        "110",
        "13800001234、13800001235",
        "138O0001234",
        "请打我儿子电话",
        "13800001234'; DROP TABLE people_person",
    ],
)
def test_normalise_phone__refuses_what_nobody_can_call_and_says_why_in_chinese(typed):
    with pytest.raises(ValidationError, match="区号"):
        normalise_phone(typed)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("王小明", "王小明"),
        (" 王 小　明 ", "王小明"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("Mary  Jane O'Neil", "Mary Jane O'Neil"),
        ("𠮷田", "𠮷田"),
    ],
)
def test_normalise_name(typed, stored):
    assert normalise_name(typed) == stored


@pytest.mark.parametrize(
    "typed", ["", "王", "王小明13800001234", "王小明（主任）", "王小明,李四", "<b>王", "王" * 61]
)
def test_normalise_name__refuses_what_is_no_name(typed):
    with pytest.raises(ValidationError):
        normalise_name(typed)


def test_normalise_email():
    assert normalise_email(" Wang@Example.TEST ") == "wang@example.test"


@pytest.mark.parametrize("typed", ["wang", "wang@", "a@b@c.cn", "王@", "x" * 250 + "@a.cn"])
def test_normalise_email__refuses_what_is_none(typed):
    with pytest.raises(ValidationError):
        normalise_email(typed)
