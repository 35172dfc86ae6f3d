"""A film as it is kept: of a kind that browsers play, proved by its content, without metadata.

Kinds: MP4 (ISO/IEC 14496-12) with pictures in H.264, which WeChat plays too; WebM with VP8, VP9 or
AV1. What a camera wrote beside the pictures, such as the place, is blanked where it stands.
"""

import shutil
import tempfile
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from fazhi.media.documents import extension_of
from fazhi.media.films import mp4, webm
from fazhi.media.films.facts import FilmFacts, Malformed
from fazhi.media.limits import check_size

IN_MEMORY = 1 << 22  # bytes of a film beyond which its copy lies on the disk


@dataclass(frozen=True)
class FilmKind:
    """How a kind is read, which codecs of pictures it may hold, and how it is announced."""

    content_type: str
    reader: Any
    codecs: frozenset[str]


KINDS = {
    "mp4": FilmKind("video/mp4", mp4, frozenset({"avc1", "avc3"})),
    "webm": FilmKind("video/webm", webm, frozenset({"V_VP8", "V_VP9", "V_AV1"})),
}


def content_type_of(name: str) -> str:
    """What a film of this name is announced as."""
    kind = KINDS.get(extension_of(name))
    return kind.content_type if kind else "application/octet-stream"


def check_film(given: "BinaryIO | File[Any]", name: str, size: int) -> FilmFacts:
    """What the film in ``given`` is, which came as the file ``name`` with ``size`` bytes.

    Raises ``ValidationError``, in words for the person who uploads. It is left at its start.
    """
    check_size(size)
    extension = extension_of(name)
    kind = KINDS.get(extension)
    if kind is None:
        raise ValidationError(
            _("Films of the kind “.%(extension)s” cannot be uploaded. Allowed: %(allowed)s."),
            code="invalid_extension",
            params={"extension": extension, "allowed": ", ".join(KINDS)},
        )
    file = cast("BinaryIO", given)
    try:
        facts: FilmFacts = kind.reader.read(file, size)
    except Malformed:
        raise ValidationError(
            _("The name ends in “.%(extension)s”, but the file is no such film, or broken off."),
            code="invalid_content",
            params={"extension": extension},
        ) from None
    finally:
        file.seek(0)
    if not facts.codecs or not facts.codecs <= kind.codecs:
        raise ValidationError(
            _(
                "The pictures of this film are coded as %(codecs)s, which many telephones do not "
                "play. Export it as MP4 with H.264."
            ),
            code="invalid_codec",
            params={"codecs": ", ".join(sorted(facts.codecs)) or "?"},
        )
    return facts


def without_metadata(given: "File[Any]", facts: FilmFacts) -> "File[Any]":
    """A copy of the film in which the parts that ``facts`` names are blank; of the same length."""
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the storage closes it
    given.seek(0)
    shutil.copyfileobj(given, copy)
    for start, replacement in facts.blanks:
        copy.seek(start)
        copy.write(replacement)
    copy.seek(0)
    return File(copy, name=given.name)
