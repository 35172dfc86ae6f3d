"""The trail of one piece of content on paper."""

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from fazhi.documents.description import (
    Block,
    Callout,
    Cell,
    Document,
    Fact,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Span,
    Spans,
    Table,
)
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.snapshot import name_of_file
from fazhi.signoff.trail import Line, Trail, Version, readable
from fazhi.workdays import SHANGHAI, today

MOMENT = "%Y-%m-%d %H:%M"


def trail_document(trail: Trail, address: str) -> Document:
    """The trail as a document in the town's own language; ``address`` is that of its screen.

    It holds the acts, then every version of the content in words, with its files and all digests.
    """
    with override(settings.LANGUAGE_CODE):
        last = trail.lines[-1].record
        return Document(
            title=trail.title,
            masthead=_("Sign-off record"),
            meta=(
                f"{capfirst(trail.kind)} · {trail.model} {trail.key}",
                _("Exported at %(time)s") % {"time": _moment(timezone.now())},
                _("Verified: nothing was altered.") if trail.verifies else _("It does not verify."),
            ),
            body=(
                *_faults(trail),
                Heading(_said(_("What was done"))),
                _acts(trail),
                *(block for version in trail.versions for block in _version(trail, version)),
                Paragraph(
                    _said(
                        _("Digest of the last record, number %(number)s: %(digest)s")
                        % {"number": last.number, "digest": last.digest}
                    ),
                    small=True,
                ),
            ),
            address=address,
            printed_on=today(),
            language=settings.LANGUAGE_CODE,
        )


def _said(text: str, *, strong: bool = False) -> Spans:
    return (Span(text, strong=strong),)


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(SHANGHAI).strftime(MOMENT)


def _faults(trail: Trail) -> Iterator[Block]:
    if trail.faults:
        items = tuple(Item((Paragraph(_said(fault)),)) for fault in trail.faults)
        yield Callout((Listing(items),), _said(_("It does not verify.")))


def _acts(trail: Trail) -> Table:
    headings = (
        pgettext("of a record", "Number"),
        _("Time"),
        _("Act"),
        _("Who"),
        pgettext("of a record", "Words"),
    )
    head = tuple(Cell(_said(heading), head=True) for heading in headings)
    rows = (tuple(Cell(_said(text)) for text in _cells(line)) for line in trail.lines)
    return Table(len(headings), (head, *rows), head=1)


def _cells(line: Line) -> tuple[str, ...]:
    record = line.record
    words = _("taken away") if line.is_redacted else line.text
    return (
        str(record.number),
        _moment(record.made_at),
        str(record.get_act_display()),
        "\n".join(_who(record)),
        "\n".join(part for part in (record.declaration, words) if part),
    )


def _who(record: SignOffRecord) -> Iterator[str]:
    yield " ".join(filter(None, (record.person, record.post))) or _("the software")
    if record.deputy_for:
        yield _("in place of %(who)s") % {"who": record.deputy_for}
    if record.department:
        yield record.department


def _version(trail: Trail, version: Version) -> Iterator[Block]:
    yield Heading(_said(_("Content since record %(number)s") % {"number": version.number}))
    if version.signed.redacted_at:
        yield Paragraph(_said(_("It was taken away; its digest stays.")))
    facts = tuple(
        Fact(_said(name), tuple(Paragraph(_said(line)) for line in lines))
        for name, lines in readable(trail, version)
    )
    if facts:
        yield Facts(facts)
    if version.files:
        yield _files(version)
    yield Paragraph(
        _said(_("Digest of the content: %(digest)s") % {"digest": version.signed.digest}),
        small=True,
    )


def _files(version: Version) -> Table:
    head = tuple(Cell(_said(text), head=True) for text in (_("File"), _("Name"), "SHA-256"))
    rows = (
        tuple(Cell(_said(text)) for text in (name_of_file(file), file["name"], file["sha256"]))
        for file in version.files
    )
    return Table(3, (head, *rows), head=1)
