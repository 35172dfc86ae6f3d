"""The command that prints the promise to the public."""

from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from fazhi.people.privacy_page import BEGIN, END


def test_prints_every_field_and_purpose():
    out = StringIO()
    call_command("personal_data_table", stdout=out)
    assert "| people.Person.phone | Reaching the person" in out.getvalue()
    assert "(`contact`)" in out.getvalue()


def test_writes_between_the_markers_and_leaves_the_rest(tmp_path):
    page = tmp_path / "privacy.md"
    page.write_text(f"# Title\n\n{BEGIN}\noutdated\n{END}\n\nEnd.\n", "utf-8")
    call_command("personal_data_table", write=page)
    text = page.read_text("utf-8")
    assert text.startswith("# Title\n\n")
    assert text.endswith("\n\nEnd.\n")
    assert "outdated" not in text
    call_command("personal_data_table", write=page)
    assert page.read_text("utf-8") == text


@pytest.mark.parametrize("content", ["# No markers\n", None])
def test_a_page_that_cannot_be_written_is_said_so(tmp_path, content):
    page = tmp_path / "privacy.md"
    if content:
        page.write_text(content, "utf-8")
    with pytest.raises(CommandError, match="无法写入"):
        call_command("personal_data_table", write=page)
    assert not content or page.read_text("utf-8") == content
