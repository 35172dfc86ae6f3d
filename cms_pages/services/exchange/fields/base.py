"""What all columns have in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.blocks import (
    Block,
    CharBlock,
    StreamBlock,
    StreamBlockValidationError,
    StreamValue,
    StructBlockValidationError,
    TextBlock,
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
    value = block.get_prep_value(block.get_default())
    texts = {
        name
        for name, child in block.child_blocks.items()
        if isinstance(child, CharBlock | TextBlock)
    }
    # A text that has to be written has no default, and nothing would be shown as a word.
    return {"type": kind, "value": {k: v or "" if k in texts else v for k, v in value.items()}}


def stored(guide: "ServiceGuidePage", field: str) -> list[Value]:
    """The entries of a field as they are stored, without looking up what they refer to."""
    return list(getattr(guide, field).raw_data)


def set_entries(guide: "ServiceGuidePage", field: str, entries: Sequence[Value]) -> None:
    """Sets the entries of a field, given as they are stored."""
    setattr(guide, field, getattr(guide, field).stream_block.to_python(list(entries)))


@dataclass(frozen=True)
class Problem:
    """What is wrong with an entry, counted from 1, or with all of them where it is None; ``part`` is the
    name of what in the entry, and ``label`` what people call that."""

    entry: int | None
    message: str
    part: str = ""
    label: str = ""

    def __str__(self) -> str:
        says = f"{self.label}：{self.message}" if self.label else self.message
        if self.entry is None:
            return says
        return _("line %(number)s: %(message)s") % {"number": self.entry, "message": says}


def problems_of(guide: "ServiceGuidePage", field: str) -> Iterator[Problem]:
    """What is wrong with the entries of a field; what only a submission needs is not asked for."""
    value: StreamValue = getattr(guide, field)
    block: StreamBlock = value.stream_block
    try:
        block.clean_deferred(value)
    except StreamBlockValidationError as errors:
        for message in _messages(errors.non_block_errors.as_data()):
            yield Problem(None, message)
        for index, error in sorted(errors.block_errors.items()):
            for part, label, message in _within(value[index].block, error):
                yield Problem(index + 1, message, part, label)


def _within(block: Block, error: ValidationError) -> Iterator[tuple[str, str, str]]:
    """Part, label and message, however deep it lies."""
    if not isinstance(error, StructBlockValidationError):
        yield from (("", "", message) for message in error.messages)
        return
    for message in _messages(error.non_block_errors.as_data()):
        yield "", "", message
    for name, inner in error.block_errors.items():
        child = block.child_blocks[name]
        for part, label, message in _within(child, inner):
            yield part or name, label or str(child.label), message


def _messages(errors: list[ValidationError]) -> Iterator[str]:
    for error in errors:
        yield from error.messages
