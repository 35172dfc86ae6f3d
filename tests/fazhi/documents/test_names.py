from urllib.parse import unquote

import pytest

from fazhi.documents.names import disposition


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("村和社区", "村和社区"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("甲\r\nSet-Cookie: x=1", "甲 Set-Cookie x=1"),
        ("..隐藏", "隐藏"),
        ("///", "abc"),
        ("长" * 300, "长" * 80),
    ],
)
def test_a_file_is_named_after_what_it_holds(title: str, name: str) -> None:
    header = disposition(title, "abc", "pdf")
    assert header.isascii()
    assert "\n" not in header
    assert header.startswith('inline; filename="abc.pdf"; ')
    assert unquote(header.partition("UTF-8''")[2]) == f"{name}.pdf"


def test_a_list_is_saved_rather_than_shown() -> None:
    assert disposition("表", "list", "xlsx", as_attachment=True).startswith("attachment; ")
