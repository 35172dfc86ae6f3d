"""What the records of the demonstration's guides and journeys say; no database is needed for it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from cms_pages.services.demo.guides import GUIDES
from cms_pages.services.demo.journeys import JOURNEYS
from cms_pages.services.demo.records import Guide, Journey

LONGEST_SHARED = 12  # characters of a sentence that only one guide may say
CATCH_ALL = re.compile("其他材料|有关材料|按规定|相关证明")
HOTLINES = {"12345", "12348", "12333", "12393", "12315"}


def texts(record: Any) -> Iterator[str]:
    """Every text of a record but its keys and sources."""
    if isinstance(record, str):
        yield record
    elif is_dataclass(record):
        hidden = {"key", "sources", "when", "to", "related", "guide", "department", "leads_to"}
        for field in fields(record):
            if field.name not in hidden:
                yield from texts(getattr(record, field.name))
    elif isinstance(record, tuple):
        for one in record:
            yield from texts(one)


def sentences(record: Any) -> set[str]:
    found = (one for text in texts(record) for one in re.split("[。；？！]", text))
    return {one for one in found if len(one) >= LONGEST_SHARED}


def test_no_two_guides_say_the_same() -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for guide in GUIDES:
        for sentence in sentences((guide.conditions, guide.steps, guide.faq)):
            said[sentence].add(guide.key)
    for journey in JOURNEYS:
        for sentence in sentences(journey.faq):
            said[sentence].add(journey.key)
    assert {sentence: keys for sentence, keys in said.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("record", [*GUIDES, *JOURNEYS], ids=lambda one: one.key)
def test_nothing_is_left_open_by_a_catch_all(record: Guide | Journey) -> None:
    found = [text for text in texts(record) if CATCH_ALL.search(text)]
    assert found == []


def test_no_telephone_but_public_hotlines() -> None:
    for record in (*GUIDES, *JOURNEYS):
        for text in texts(record):
            numbers = set(re.findall(r"(?<!\d)(?:\d{5}|\d{7,})(?!\d)", text))
            assert numbers <= HOTLINES, (record.key, text)
