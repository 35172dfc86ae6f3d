"""When a version came to be and from when it applies.

A revised or new text says so in its closing clause. An amended one keeps the clause of its first
version, so the day is never taken from there: only from the note, the source or a correction.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from legal_library.importers.metadata import Metadata
from legal_library.models.versions import ChangeKind, DateBasis
from legal_library.parsing.closing import Closing
from legal_library.parsing.findings import Code, Finding
from legal_library.parsing.history import EventKind, HistoryEvent

_CHANGES = {
    EventKind.ADOPTED: ChangeKind.ADOPTED,
    EventKind.AMENDED: ChangeKind.AMENDED,
    EventKind.REVISED: ChangeKind.REVISED,
}
_FAR = dt.timedelta(days=3 * 366)  # from a change to its coming into force


@dataclass(frozen=True)
class Dating:
    """The days of a version and what they rest on."""

    version_date: dt.date | None
    change: ChangeKind
    promulgated_on: dt.date | None
    effective_from: dt.date | None
    basis: DateBasis
    document_number: str
    findings: tuple[Finding, ...]


def dating(
    history: Sequence[HistoryEvent],
    closing: Closing,
    metadata: Metadata,
    *,
    is_corrected: bool = False,
) -> Dating:
    """The days of a version from its note, its closing clause and the data of its source."""
    findings: list[Finding] = []
    last = _last_change(history)
    version_date, change = _version(last, history, closing, metadata, findings)
    promulgated, number = _promulgation(history, last, metadata)
    begins, basis = _effective(
        history, last, closing, metadata, version_date, change, promulgated, findings, is_corrected
    )
    return Dating(version_date, change, promulgated, begins, basis, number, tuple(findings))


def _last_change(history: Sequence[HistoryEvent]) -> HistoryEvent | None:
    changes = [event for event in history if event.kind in _CHANGES]
    return max(changes, key=lambda event: event.day) if changes else None


def _version(
    last: HistoryEvent | None,
    history: Sequence[HistoryEvent],
    closing: Closing,
    metadata: Metadata,
    findings: list[Finding],
) -> tuple[dt.date | None, ChangeKind]:
    if last:
        claimed = metadata.version_date
        # Sources name a version by its adoption or its promulgation.
        known = {event.day for event in history} | {e.effective for e in history if e.effective}
        if claimed and claimed not in known and abs(claimed - last.day) > dt.timedelta(days=120):
            findings.append(
                Finding(Code.DATES_DISAGREE, f"{claimed:%Y-%m-%d} / {last.day:%Y-%m-%d}")
            )
        return last.day, _CHANGES[last.kind]
    promulgated = next((e.day for e in history if e.kind == EventKind.PROMULGATED), None)
    day = metadata.version_date or metadata.promulgated_on or promulgated
    if day and closing.effective and closing.effective < day - dt.timedelta(days=31):
        return day, ChangeKind.AMENDED  # it has kept the clause of an earlier version
    return day, ChangeKind.ADOPTED


def _promulgation(
    history: Sequence[HistoryEvent], last: HistoryEvent | None, metadata: Metadata
) -> tuple[dt.date | None, str]:
    made = [e for e in history if e.kind == EventKind.PROMULGATED]
    if last:
        made = [e for e in made if e.day >= last.day] or [
            e for e in made if last.kind == EventKind.ADOPTED
        ]
    number = next((e.document_number for e in reversed(history) if e.document_number), "")
    if made:
        return made[-1].day, made[-1].document_number or number
    return metadata.promulgated_on, number


def _effective(
    history: Sequence[HistoryEvent],
    last: HistoryEvent | None,
    closing: Closing,
    metadata: Metadata,
    version_date: dt.date | None,
    change: ChangeKind,
    promulgated: dt.date | None,
    findings: list[Finding],
    is_corrected: bool,
) -> tuple[dt.date | None, DateBasis]:
    claimed = metadata.effective_from
    if claimed and is_corrected:
        return claimed, DateBasis.CORRECTION
    if claimed and version_date and claimed < version_date:
        findings.append(
            Finding(Code.EFFECTIVE_BEFORE_VERSION, f"{claimed:%Y-%m-%d} < {version_date:%Y-%m-%d}")
        )
        claimed = None
    said = _of_history(history, last)
    if said and change == ChangeKind.AMENDED:
        return said, DateBasis.HISTORY
    if change != ChangeKind.AMENDED:
        of_text = closing.effective or (
            (promulgated or version_date) if closing.from_promulgation else None
        )
        if of_text and (version_date is None or version_date <= of_text < version_date + _FAR):
            if claimed and claimed != of_text and closing.effective:
                findings.append(
                    Finding(Code.DATES_DISAGREE, f"{claimed:%Y-%m-%d} / {of_text:%Y-%m-%d}")
                )
            return of_text, DateBasis.CLOSING
        if said:
            return said, DateBasis.HISTORY
    if claimed:
        return claimed, DateBasis.SOURCE
    day = version_date or promulgated
    if day:
        findings.append(Finding(Code.NO_EFFECTIVE_DATE, f"{day:%Y-%m-%d}"))
        return day, DateBasis.ASSUMED
    findings.append(Finding(Code.NO_EFFECTIVE_DATE))
    return None, DateBasis.NONE


def _of_history(history: Sequence[HistoryEvent], last: HistoryEvent | None) -> dt.date | None:
    """The day that the note gives for its last change."""
    if last and last.effective and last.effective >= last.day:
        return last.effective
    later = [
        event.effective
        for event in history
        if event.effective and (last is None or min(event.day, event.effective) >= last.day)
    ]
    return later[-1] if later else None
