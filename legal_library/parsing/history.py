"""The note below the title (题注): who adopted the law when, and every change since.

Source: Legislation Law 2023, article 65: the note names the organ and the date of adoption, then
each amendment in order.
"""

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from legal_library.parsing.dates import DATE, read_date
from legal_library.parsing.findings import Code, Findings
from legal_library.parsing.manuscript import Line


class EventKind(StrEnum):
    """What happened to a law on a day."""

    ADOPTED = "adopted"  # 通过
    APPROVED = "approved"  # 批准
    PROMULGATED = "promulgated"  # 公布, 发布
    AMENDED = "amended"  # 修正, 修改, 修正案
    REVISED = "revised"  # 修订
    REPEALED = "repealed"  # 废止
    IN_FORCE = "in_force"  # 施行


# The last verb of a clause says what happened; 通过 within a longer clause only how.
_VERBS = (
    (EventKind.REVISED, re.compile(r"修订")),
    (EventKind.AMENDED, re.compile(r"修正(?!案)|修改")),
    (EventKind.REPEALED, re.compile(r"废止")),
    (EventKind.APPROVED, re.compile(r"批准")),
    (EventKind.ADOPTED, re.compile(r"通\s*过|制定")),
    (EventKind.PROMULGATED, re.compile(r"公\s*布|发\s*布|颁\s*布|公告|印发|令")),
    (EventKind.IN_FORCE, re.compile(r"施\s*行|实施|生效")),
)
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_BEGINS_DATED = re.compile(rf"[（(\s根据经于自]*{DATE.pattern}")
_EFFECTIVE = re.compile(rf"自\s*{DATE.pattern}\s*起?\s*(?:施行|实施|生效)")
_FROM_PROMULGATION = re.compile(r"自(?:公布|发布|颁布)之?日起?(?:施行|实施|生效)")
_DOCUMENT = re.compile(
    r"(?:[\u4e00-\u9fff]{2,30}令\s*[（(]?\s*(?:[〔\[［]\d{4}[〕\]］])?\s*第?\s*[零〇一二三四五六七八九十百千\d]+\s*号|"
    r"[\u4e00-\u9fff]{1,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)]\s*第?\s*\d+\s*号|"
    r"[\u4e00-\u9fff]{2,30}公告\s*[（(]?(?:[〔\[［]\d{4}[〕\]］])?第?\s*[零〇一二三四五六七八九十百千\d]+\s*号)"
)
_ORGAN = re.compile(
    r"^(?:经|由|根据|据|在|于|[,，、\s])*([\u4e00-\u9fff（）()、]{2,40}?)"
    r"(?=第[零〇一二三四五六七八九十百千\d]+[届次]|第.{1,6}[届次]|令|公告|常务会议|会议|部务|局务|审判委员会第|《|修订|修正|修改|通过|公布|发布|批准|颁布|印发|$)"
)
_CONGRESS = re.compile(
    r"([\u4e00-\u9fff]{0,14}?)第[零〇一二三四五六七八九十百千\d]+届((?:全国)?人民代表大会(?:常务委员会|常委会)?)"
)
_SESSION = re.compile(
    r"((?:第[零〇一二三四五六七八九十百千\d]+届)?[\u4e00-\u9fff]{0,40}?第[零〇一二三四五六七八九十百千\d]+次(?:常务|部务|局务|全体|主席|主任|工作)?[\u4e00-\u9fff]{0,8}?会议)"
)


@dataclass(frozen=True)
class HistoryEvent:
    """One event of the note.

    ``day`` is the date of the note; ``effective`` the day from which the note says it applies.
    ``instrument`` is the decision by which it happened, without its marks.
    """

    kind: EventKind
    day: dt.date
    text: str
    organ: str = ""
    session: str = ""
    instrument: str = ""
    document_number: str = ""
    effective: dt.date | None = None


def read_history(lines: Sequence[Line], findings: Findings) -> list[HistoryEvent]:
    """The events of the note's lines, in the order of the text.

    A clause that says two things (公布 and 自…起施行) gives one event, with both dates.
    """
    events: list[HistoryEvent] = []
    for line, text in _sentences(lines):
        clauses = _clauses(text)
        if not clauses:
            findings.add(Code.HISTORY_WITHOUT_DATE, text, at=line.at)
        rest_is = _verb_at_end(text)
        for clause in clauses:
            event = _event(clause, rest_is if len(clauses) > 1 else None)
            if event:
                events.append(event)
            else:
                findings.add(Code.HISTORY_UNREAD, clause, at=line.at)
    made = {EventKind.ADOPTED, EventKind.AMENDED, EventKind.REVISED}
    days = [event.day for event in events if event.kind in made]
    if days != sorted(days):
        findings.add(
            Code.HISTORY_ORDER, "；".join(f"{event.day:%Y-%m-%d} {event.kind}" for event in events)
        )
    return events


def _sentences(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """The note's lines, the wrapped ones joined to those they belong to."""
    joined: list[tuple[Line, str]] = []
    for line in lines:
        text = line.text
        dated = _BEGINS_DATED.match(text)
        if joined and not dated:
            first, before = joined[-1]
            joined[-1] = (first, before + text)
        else:
            joined.append((line, text))
    return joined


def _hidden(text: str) -> str:
    """``text`` of the same length, titles of laws blanked out: their words and dates do not count."""
    return _TITLE.sub(lambda found: "＿" * len(found[0]), text)


def _clauses(text: str) -> list[str]:
    """A sentence in clauses, each beginning with its date; 自…起施行 stays with what it follows."""
    blank = _hidden(text)
    starts = [
        found.start()
        for found in DATE.finditer(blank)
        if not re.search(r"自\s*$", blank[: found.start()]) or not found.start()
    ]
    if not starts:
        found = DATE.search(blank)
        return [text] if found else []
    bounds = [*starts, len(text)]
    clauses = [text[a:b].strip(" 　，,、；;。（）()") for a, b in itertools.pairwise(bounds)]
    lead = text[: starts[0]].strip("（( 　")
    if lead:
        clauses[0] = lead + clauses[0] if lead in {"根据", "经"} else clauses[0]
    return clauses


def _verb_at_end(text: str) -> EventKind | None:
    """修正 behind a row of decisions says what all of them did."""
    blank = _hidden(text).rstrip(" 　）)。")
    for kind in (EventKind.AMENDED, EventKind.REVISED):
        if re.search(r"(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改)$", blank) and _VERB[
            kind
        ].search(blank[-4:]):
            return kind
    return None


_VERB = dict(_VERBS)


def _event(clause: str, rest_is: EventKind | None) -> HistoryEvent | None:
    blank = _hidden(clause)
    found = DATE.search(blank)
    day = read_date(found) if found else None
    if found is None or day is None:
        return None
    after = blank[found.end() :]
    instrument = next((m[0][1:-1] for m in _TITLE.finditer(clause)), "")
    kind = _kind(after, instrument, rest_is)
    if kind is None:
        return None
    words = clause[found.end() :]
    organ = _organ(after)
    session = _SESSION.search(after)
    number = _DOCUMENT.search(words)
    effective = _EFFECTIVE.search(blank)
    from_then = _FROM_PROMULGATION.search(blank)
    begins = read_date(effective) if effective else (day if from_then else None)
    if kind == EventKind.IN_FORCE:
        begins = begins or day
    return HistoryEvent(
        kind,
        day,
        clause,
        organ=organ,
        session=session[1] if session else "",
        instrument=instrument,
        document_number="".join(number[0].split()) if number else "",
        effective=begins,
    )


def _organ(after: str) -> str:
    """The organ that acted, without its term and session: 山东省人民代表大会常务委员会."""
    plain = re.sub(r"^(?:[＿\s，,、。:：]|经|由|根据|在|于)+", "", after)
    congress = _CONGRESS.match(plain)
    if congress:
        return congress[1] + congress[2]
    organ = _ORGAN.match(plain)
    return organ[1].strip() if organ else ""


def _kind(after: str, instrument: str, rest_is: EventKind | None) -> EventKind | None:
    positions = {
        kind: max((m.start() for m in pattern.finditer(after)), default=-1)
        for kind, pattern in _VERBS
    }
    for kind in (EventKind.REVISED, EventKind.AMENDED):
        if positions[kind] >= 0:
            return kind
    if instrument and positions[EventKind.ADOPTED] >= 0:
        # 通过的《…修正案》 or 《…决定》: that is how this law was changed.
        return rest_is or EventKind.AMENDED
    for kind in (
        EventKind.REPEALED,
        EventKind.APPROVED,
        EventKind.ADOPTED,
        EventKind.PROMULGATED,
        EventKind.IN_FORCE,
    ):
        if positions[kind] >= 0:
            return kind
    return EventKind.ADOPTED if "会议" in after else None
