"""Content in its canonical form: what a revision says, without bookkeeping, and what its files hold."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from wagtail.fields import StreamField
from wagtail.models import ReferenceIndex, Revision

from fazhi.media.in_use import shown_fields
from fazhi.signoff.canonical import canonical, digest_of
from fazhi.signoff.models import SignedContent
from fazhi.signoff.targets import Target

CHUNK = 1024 * 1024  # bytes
# What a row knows about itself, and readers do not see as content.
BOOKKEEPING = frozenset(
    {
        "pk",
        "id",
        "page_ptr",
        "path",
        "depth",
        "numchild",
        "url_path",
        "content_type",
        "translation_key",
        "alias_of",
        "owner",
        "draft_title",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "wagtail_admin_comments",
        "public_id",
        # Set by a sign-off and by nothing else.
        "reviewed_on",
        "review_due_on",
    }
)


def snapshot_of(
    target: Target, revision: Revision | None = None, draft: Target | None = None
) -> dict[str, Any]:
    """What is signed of a revision, or of the row as it is: ``content`` and ``files``.

    It can be written canonically (`fazhi.signoff.canonical`); fractions are texts. ``draft`` is the
    revision as an object where it has been read, which takes long.
    """
    if revision is None:
        shown, written = target, target.serializable_data()
    else:
        shown, written = draft or revision.as_object(), revision.content
    return {"content": content_of(type(shown), written), "files": list(files_of(shown))}


def content_of(model: type[models.Model], written: dict[str, Any]) -> dict[str, Any]:
    """The fields of a row as a revision has them, streams taken apart, without bookkeeping."""
    plain = json.loads(json.dumps(written, cls=DjangoJSONEncoder), parse_float=str)
    streams = {f.name for f in model._meta.get_fields() if isinstance(f, StreamField)}
    return {
        name: _taken_apart(value) if name in streams else value
        for name, value in plain.items()
        if name not in BOOKKEEPING
    }


def _taken_apart(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value, parse_float=str)
    except ValueError:
        return value


def version_of(revision: Revision, draft: Target | None = None) -> str:
    """Tells a version, its files included, from every other one that somebody may have seen.

    The key alone does not: saving as one writes puts new content into the same revision. ``draft`` as
    for `snapshot_of`.
    """
    shown = draft or revision.as_object()
    snapshot = snapshot_of(shown, revision, shown)
    return f"{revision.pk}-{digest_of(canonical(snapshot))[:16]}"


def still_says(target: Target, signed: SignedContent) -> bool:
    """Whether a row is what was signed, without reading its files: a file that was replaced has
    another name. Raises ``ValueError`` where the content was redacted or altered."""
    if digest_of(signed.body, signed.salt) != signed.digest:
        raise ValueError("what was signed cannot be read any more")
    kept = json.loads(signed.body)
    now = {
        "content": content_of(type(target), target.serializable_data()),
        "files": [_said_of_file(row, field) for row, field in _files(target)],
    }
    for file in kept["files"]:
        del file["sha256"]
    return canonical(now) == canonical(kept)


def files_of(target: Target) -> Iterable[dict[str, str]]:
    """The files that content shows or offers, in the order of their keys, each with its digest."""
    for row, field in _files(target):
        yield {**_said_of_file(row, field), "sha256": _digest(getattr(row, field.attname))}


def _files(target: Target) -> Iterator[tuple[Any, models.FileField]]:
    """Each file with its row; one query for each model that has files."""
    found: dict[int, set[Any]] = defaultdict(set)
    for kind, key, _path, _place in ReferenceIndex._extract_references_from_object(target):
        found[kind].add(key)
    for kind in sorted(found):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model and (fields := _file_fields(model)):
            rows = model._base_manager.filter(pk__in=found[kind])
            for row in sorted(rows, key=lambda one: str(one.pk)):
                yield from ((row, field) for field in fields if getattr(row, field.attname))


def _file_fields(model: type[models.Model]) -> list[models.FileField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.FileField)]


def _said_of_file(row: Any, field: models.FileField) -> dict[str, str]:
    """Where a file is, and what readers see beside it; the title of a picture is for the library."""
    said = {name: str(getattr(row, name)) for name in shown_fields(row)}
    return {
        **said,
        "model": row._meta.label_lower,
        "key": str(row.pk),
        "name": getattr(row, field.attname).name,
    }


def name_of_file(file: Mapping[str, str]) -> str:
    """How a file of a snapshot is called."""
    return file.get("title") or file["name"].rpartition("/")[2]


def _digest(file: Any) -> str:
    """SHA-256 of a stored file; empty where it is missing, which is no content anybody may sign."""
    digest = hashlib.sha256()
    try:
        with file.storage.open(file.name) as opened:
            while chunk := opened.read(CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
