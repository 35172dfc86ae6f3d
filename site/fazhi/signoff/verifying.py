"""Comparing what is public with what was signed, and records with what stands beside them.

`chain.faults` tells whether the records are what they were. Here the rows that residents read are
held against them: a page that somebody changed in the database, a file that somebody changed on the
disk, words that went without a record.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from fazhi.signoff.acts import Act
from fazhi.signoff.chain import Fault, faults
from fazhi.signoff.models import RecordWords, SignedContent, SignOffRecord
from fazhi.signoff.permits import ENDS, all_steps_taken, last_release, records_of
from fazhi.signoff.signed_off import signed_models
from fazhi.signoff.snapshot import BOOKKEEPING, content_of, files_of, name_of_file, snapshot_of
from fazhi.signoff.targets import Target, key_of, label_of, title_of

AT_ONCE = 100  # rows whose contents are read together
BLOCK = frozenset({"type", "value", "id"})


@dataclass(frozen=True)
class LiveFault:
    """What is wrong with a public row; ``number`` is that of its last release, 0 without one."""

    model: str
    key: str
    title: str
    number: int
    says: str


@dataclass(frozen=True)
class Verdict:
    """What a verification found: of how many records and public rows, and every fault."""

    records: int
    rows: int
    chain: tuple[Fault, ...]
    live: tuple[LiveFault, ...]

    @property
    def count(self) -> int:
        """How many faults there are."""
        return len(self.chain) + len(self.live)


def verify() -> Verdict:
    """Verifies everything: the chain, redactions, and what is public."""
    return Verdict(
        records=SignOffRecord.objects.count(),
        rows=sum(_public(model).count() for model in signed_models()),
        chain=(*faults(), *redaction_faults()),
        live=tuple(live_faults()),
    )


def redaction_faults() -> Iterator[Fault]:
    """Words and contents that are gone without a record of a redaction."""
    noted = [r.details for r in SignOffRecord.objects.filter(act=Act.REDACTED)]
    of_words = {said.get("number") for said in noted if said.get("what") == "words"}
    of_content = {said.get("digest") for said in noted if said.get("what") == "content"}
    emptied = RecordWords.objects.exclude(redacted_at=None).exclude(pk__in=of_words)
    for number in emptied.order_by("pk").values_list("pk", flat=True):
        yield Fault(number, _("its words were taken away without a record of it"))
    contents = SignedContent.objects.exclude(redacted_at=None).exclude(pk__in=of_content)
    for digest in contents.order_by("pk").values_list("pk", flat=True):
        first = SignOffRecord.objects.filter(content=digest).order_by("number").first()
        says = _("the content that was signed was taken away without a record of it")
        yield Fault(first.number if first else 0, says)


def live_faults() -> Iterator[LiveFault]:
    """Every public row that is not as it was released last.

    A row that differs is read once more with its last release: somebody may have published it, or
    taken it off the site, since the releases were read.
    """
    for model in signed_models():
        known = _releases_of(model)
        below = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        rows = _public(model).order_by("pk").prefetch_related(*below).iterator(chunk_size=AT_ONCE)
        while chunk := list(islice(rows, AT_ONCE)):
            yield from _faults_of(chunk, known)


def live_fault(row: Target) -> LiveFault | None:
    """What is wrong with a public row as it is now, if anything."""
    release = last_release(row)
    content = SignedContent.objects.filter(pk=release.content).first() if release else None
    says = _wrong(row, release, content, records_of(row))
    number = release.number if release else 0
    return LiveFault(label_of(row), key_of(row), title_of(row), number, says) if says else None


def _faults_of(rows: Sequence[Target], known: dict[str, SignOffRecord]) -> Iterator[LiveFault]:
    releases = {row.pk: known.get(key_of(row)) for row in rows}
    contents = SignedContent.objects.in_bulk({r.content for r in releases.values() if r})
    records = _records_of(rows)
    for row in rows:
        release = releases[row.pk]
        content = contents.get(release.content) if release else None
        if not _wrong(row, release, content, records[key_of(row)]):
            continue
        now = _public(type(row)).filter(pk=row.pk).first()
        fault = live_fault(now) if now is not None else None
        if fault:
            yield fault


def _records_of(rows: Sequence[Target]) -> dict[str, list[SignOffRecord]]:
    """The records about rows of one model, by the keys of the rows; one query."""
    found: dict[str, list[SignOffRecord]] = defaultdict(list)
    keys = [key_of(row) for row in rows]
    for record in SignOffRecord.objects.filter(model=label_of(rows[0]), key__in=keys):
        found[record.key].append(record)
    return found


def _public(model: Any) -> Any:
    """The public rows of a model; an alias is public with what was signed for its original."""
    rows = model._base_manager.filter(live=True)
    has_aliases = any(field.name == "alias_of" for field in model._meta.get_fields())
    return rows.filter(alias_of=None) if has_aliases else rows


def _releases_of(model: Any) -> dict[str, SignOffRecord]:
    """What was released last, by the keys of rows; one query. Of the records only what tells that."""
    ends = SignOffRecord.objects.filter(model=model._meta.label_lower, act__in=ENDS)
    last = {r.key: r for r in ends.only("key", "act", "content", "model").order_by("number")}
    return {key: record for key, record in last.items() if record.act != Act.WITHDRAWN}


def _wrong(
    row: Target,
    release: SignOffRecord | None,
    content: SignedContent | None,
    records: Iterable[SignOffRecord],
) -> str:
    """What is wrong with a row that was released with this content, in words; empty if nothing."""
    if release is None:
        return _("is public without a release")
    if release.act == Act.RELEASED and not all_steps_taken(records, release):
        return _("was released without all of its steps")
    if content is None:
        return _("what was signed of it is missing")
    if content.redacted_at is not None:
        return ""
    try:
        shown = snapshot_of(row)
        if content.is_of(shown):
            return ""
        signed = json.loads(content.body)
        found = [*_differing(row, signed["content"]), *_changed(signed["files"], shown["files"])]
    except (ValueError, TypeError, KeyError, ValidationError):
        found = [_("it cannot be compared")]
    return _("is not as it was signed: %(what)s") % {"what": ", ".join(found)} if found else ""


def _differing(row: Target, signed: dict[str, Any]) -> list[str]:
    """The names of the fields that say something else than what was signed."""
    then, now = _as_saved(row, signed), _as_saved(row, content_of(type(row), _written(row)))
    names = sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name))
    return [_name_of(row, name) for name in names]


def _written(row: Target) -> dict[str, Any]:
    written: dict[str, Any] = row.serializable_data()
    return written


def _as_saved(row: Target, content: dict[str, Any]) -> dict[str, Any]:
    """Content as the model of today writes it down, so that only what it says is compared.

    A revision and a row may write the same differently: an older one lacks a field that the model
    got since, or a part of a block that is empty.
    """
    model = type(row)
    own = {name: value for name, value in _written(row).items() if name in BOOKKEEPING}
    streams = {f.name for f in model._meta.get_fields() if isinstance(f, StreamField)}
    said = {n: json.dumps(v) if n in streams else v for n, v in content.items()}
    twin = model.from_serializable_data({**own, **said}, check_fks=False)
    list(files_of(twin))  # goes through every block, which then writes all of its parts
    return {name: _without_keys(value) for name, value in content_of(model, _written(twin)).items()}


def _without_keys(value: Any) -> Any:
    """A value without the keys that blocks and rows below a page get when they are saved."""
    if isinstance(value, dict):
        dropped = {"id"} if value.keys() <= BLOCK else {"pk"}
        return {k: _without_keys(v) for k, v in value.items() if k not in dropped}
    return [_without_keys(v) for v in value] if isinstance(value, list) else value


def _name_of(row: Target, name: str) -> str:
    field: models.Field = row._meta.get_field(name)
    return str(capfirst(getattr(field, "verbose_name", name)))


def _changed(signed: list[dict[str, str]], shown: list[dict[str, str]]) -> Iterator[str]:
    """What differs of the files, each named once."""
    then, now = ({(f["model"], f["key"], f["name"]): f for f in files} for files in (signed, shown))
    for key in sorted(then.keys() | now.keys()):
        if then.get(key) != now.get(key):
            file = now.get(key) or then[key]
            yield _("file “%(file)s”") % {"file": name_of_file(file)}
