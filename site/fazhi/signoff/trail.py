"""Everything that was done about one piece of content, with what it said each time.

It is read from the records alone, so that it stays readable when the content, its revisions or the
people are gone.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from fazhi.signoff.content import Link, Place, Text
from fazhi.signoff.models import RecordWords, SignedContent, SignOffRecord
from fazhi.signoff.reading import rich_text
from fazhi.signoff.targets import Target
from fazhi.signoff.verifying import live_fault

# What blocks say about themselves; the rest of them is content.
NOT_CONTENT = frozenset({"id", "type"})


@dataclass(frozen=True)
class Line:
    """A record with the words beside it; ``fault`` says what is wrong with either, if anything."""

    record: SignOffRecord
    words: RecordWords | None
    fault: str = ""

    @property
    def text(self) -> str:
        """The words, unless there are none or they were taken away."""
        return self.words.text if self.words else ""

    @property
    def is_redacted(self) -> bool:
        """Whether its words were taken away."""
        return bool(self.words and self.words.redacted_at)


@dataclass(frozen=True)
class Version:
    """Content that records are about: since which record, its fields and its files as they were."""

    signed: SignedContent
    number: int
    fields: Mapping[str, Any]
    files: tuple[Mapping[str, str], ...]
    fault: str = ""


@dataclass(frozen=True)
class Trail:
    """The records about a row, oldest first, and every content that they are about."""

    model: str
    key: str
    lines: tuple[Line, ...]
    versions: tuple[Version, ...]
    live: str = ""

    @property
    def title(self) -> str:
        """What the content was called last."""
        return self.lines[-1].record.title

    @property
    def kind(self) -> str:
        """What kind of content it is, in words where the software still knows it."""
        found = _model(self.model)
        return str(found._meta.verbose_name) if found else self.model

    @property
    def faults(self) -> list[str]:
        """Everything that is wrong, in sentences; nothing where it verifies."""
        of_lines = [
            _("Record %(number)s: %(says)s") % {"number": line.record.number, "says": line.fault}
            for line in self.lines
            if line.fault
        ]
        return [*of_lines, *(v.fault for v in self.versions if v.fault), *filter(None, [self.live])]

    @property
    def verifies(self) -> bool:
        """Whether nothing of it was altered. Of the chain as a whole `verifying.verify` tells."""
        return not self.faults


def trail_of(model: str, key: str, target: Target | None = None) -> Trail | None:
    """The trail of a row, which may be gone; nothing where there are no records. Four queries.

    With ``target``, the row as it is, it is compared with its last release as well.
    """
    records = list(
        SignOffRecord.objects.filter(model=model, key=key)
        .select_related("words")
        .order_by("number")
    )
    if not records:
        return None
    fault = live_fault(target) if target is not None and target.live else None
    return Trail(
        model=model,
        key=key,
        lines=tuple(_lines(records)),
        versions=tuple(_versions(records)),
        live=capfirst(fault.says) if fault else "",
    )


def _lines(records: list[SignOffRecord]) -> Iterator[Line]:
    before = SignOffRecord.objects.filter(number__in=[record.number - 1 for record in records])
    digests = {0: "", **dict(before.values_list("number", "digest"))}
    for record in records:
        words = getattr(record, "words", None)
        yield Line(record, words, _fault(record, words, digests.get(record.number - 1)))


def _fault(record: SignOffRecord, words: RecordWords | None, previous: str | None) -> str:
    if record.digest != record.reckoned_digest():
        return _("was altered")
    if record.previous != previous:
        return _("does not follow the record before it")
    if record.words_digest and words is None:
        return _("its words are missing")
    if words is not None and not words.fits(record):
        return _("its words were altered")
    return ""


def _versions(records: list[SignOffRecord]) -> Iterator[Version]:
    first: dict[str, int] = {}
    for record in records:
        if record.content:
            first.setdefault(record.content, record.number)
    known = SignedContent.objects.in_bulk(first)
    for digest, number in first.items():
        signed = known.get(digest)
        place = {"number": number}
        if signed is None:
            says = _("The content since record %(number)s is missing.") % place
            yield Version(SignedContent(digest=digest), number, {}, (), says)
            continue
        says = ""
        if not signed.is_whole:
            says = _("The content since record %(number)s was altered.") % place
        said = _said(signed)
        yield Version(signed, number, said["content"], tuple(said["files"]), says)


def _said(signed: SignedContent) -> dict[str, Any]:
    """What a body says; nothing where it was taken away, or somebody made it unreadable."""
    try:
        said = json.loads(signed.body or "{}")
        return {"content": dict(said.get("content", {})), "files": list(said.get("files", []))}
    except (ValueError, TypeError, AttributeError):
        return {"content": {}, "files": []}


def as_data(trail: Trail) -> dict[str, Any]:
    """The trail as plain data, with all that is needed to reckon its digests anew."""
    return {
        "model": trail.model,
        "key": trail.key,
        "title": trail.title,
        "exported_at": timezone.now().isoformat(),
        "verifies": trail.verifies,
        "faults": trail.faults,
        "records": [_record_data(line) for line in trail.lines],
        "contents": [
            {
                "digest": version.signed.digest,
                "salt": version.signed.salt,
                "redacted_at": _moment(version.signed.redacted_at),
                "since": version.number,
                "content": version.fields,
                "files": list(version.files),
            }
            for version in trail.versions
        ],
    }


def _record_data(line: Line) -> dict[str, Any]:
    words = line.words
    beside = None
    if words is not None:
        redacted = _moment(words.redacted_at)
        beside = {"text": words.text, "salt": words.salt, "redacted_at": redacted}
    return {**line.record.said(), "digest": line.record.digest, "words": beside}


def _moment(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def readable(trail: Trail, version: Version) -> list[tuple[str, list[str]]]:
    """The fields of a version that hold words: their names, and their words in lines.

    It does not ask the blocks of today, which may know no more of what was written years ago.
    """
    model = _model(trail.model)
    names = _names_of(model)
    order = {name: place for place, name in enumerate(names)}
    said = sorted(version.fields.items(), key=lambda field: order.get(field[0], len(order)))
    found = ((str(capfirst(names.get(name, name))), list(_words(value))) for name, value in said)
    return [(name, lines) for name, lines in found if lines]


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _text(value)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_CONTENT:
                yield from _words(part)


def _text(value: str) -> Iterator[str]:
    if "<" not in value:
        yield from filter(str.strip, value.splitlines())
        return
    for part in rich_text(value, Place("", "")):
        if isinstance(part, Text):
            yield from filter(str.strip, part.words.splitlines())
        elif isinstance(part, Link) and part.url:
            yield part.url


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _names_of(model: type[models.Model] | None) -> dict[str, str]:
    """What the fields of a model are called, in their order."""
    fields = model._meta.get_fields() if model else ()
    return {f.name: str(getattr(f, "verbose_name", f.name)) for f in fields}
