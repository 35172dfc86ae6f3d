"""Reads small texts for tests: nothing may be lost, and a tree is shown as its lines."""

from legal_library.parsing.account import unaccounted
from legal_library.parsing.findings import Code
from legal_library.parsing.manuscript import Manuscript, plain
from legal_library.parsing.parser import ParsedLaw, parse
from legal_library.parsing.tree import walk

TITLE = "测试条例"
_OF_SMALL_TEXTS = {Code.NO_HISTORY, Code.UNMARKED_HEADING}


def read(text: str, title: str = "") -> ParsedLaw:
    """The law of a text without marks; asserts that every character is accounted for."""
    return read_manuscript(plain(text, title))


def read_body(text: str) -> ParsedLaw:
    """The law of a body below a title."""
    return read(f"{TITLE}\n{text}")


def read_manuscript(manuscript: Manuscript) -> ParsedLaw:
    """`parse`, and the assertion that every character is accounted for."""
    parsed = parse(manuscript)
    assert unaccounted(manuscript, parsed) == ""
    return parsed


def outline(parsed: ParsedLaw) -> list[str]:
    """A line for each node: its path and what it prints."""
    return [f"{node.path} {node.printed}".strip() for node in walk(parsed.roots)]


def codes(parsed: ParsedLaw) -> set[Code]:
    """The kinds of findings, but those that every small text has."""
    return {finding.code for finding in parsed.findings} - _OF_SMALL_TEXTS
