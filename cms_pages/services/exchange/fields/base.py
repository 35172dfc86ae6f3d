"""What all columns have in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from wagtail.blocks import (
    Block,
    StreamBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlockValidationError,
)

from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.remarks import Remarks
from cms_pages.services.exchange.saying import Saying, as_read
from fazhi.spreadsheets import Column

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

Value = dict[str, Any]  # of an entry of a field, as it is stored


class Columns(ABC):
    """The columns of one field of a guide, or of several that belong together."""

    columns: tuple[Column, ...]

    @abstractmethod
    def write(self, guide: "ServiceGuidePage", known: Known) -> dict[str, str]:
        """The cells, by key of the column."""

    @abstractmethod
    def read(self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks) -> None:
        """Sets what the cells say; ``said`` holds those of the columns that the file has."""

    def take_over(
        self, said: Saying, guide: "ServiceGuidePage", known: Known, remarks: Remarks
    ) -> None:
        """Sets what the cells say, unless they repeat what stands there."""
        mine = {column.key: said[column.key] for column in self.columns if column.key in said}
        now = self.write(guide, known) if mine else {}
        if any(one.text != as_read(now[key]) for key, one in mine.items()):
            self.read(mine, guide, known, remarks)


def new_entry(guide: "ServiceGuidePage", field: str) -> Value:
    """An empty entry of a field that has one kind only, as it is stored."""
    ((kind, block),) = getattr(guide, field).stream_block.child_blocks.items()
    return {"type": kind, "value": block.get_prep_value(block.get_default())}


def stored(guide: "ServiceGuidePage", field: str) -> list[Value]:
    """The entries of a field as they are stored, without looking up what they refer to."""
    return list(getattr(guide, field).raw_data)


def set_entries(guide: "ServiceGuidePage", field: str, entries: Sequence[Value]) -> None:
    """Sets the entries of a field, given as they are stored."""
    setattr(guide, field, getattr(guide, field).stream_block.to_python(list(entries)))


def problems_of(guide: "ServiceGuidePage", field: str) -> Iterator[tuple[int | None, str]]:
    """What is wrong with the entries of a field, each by its number from 1; None for all of them.

    What only a submission needs is not asked for.
    """
    value: StreamValue = getattr(guide, field)
    block: StreamBlock = value.stream_block
    try:
        block.clean_deferred(value)
    except StreamBlockValidationError as errors:
        for message in _messages(errors.non_block_errors.as_data()):
            yield None, message
        for index, error in sorted(errors.block_errors.items()):
            for message in _within(value[index].block, error):
                yield index + 1, message


def _within(block: Block, error: ValidationError) -> Iterator[str]:
    if not isinstance(error, StructBlockValidationError):
        yield from error.messages
        return
    yield from _messages(error.non_block_errors.as_data())
    for name, inner in error.block_errors.items():
        child = block.child_blocks[name]
        for message in _within(child, inner):
            yield f"{child.label}：{message}"


def _messages(errors: list[ValidationError]) -> Iterator[str]:
    for error in errors:
        yield from error.messages
