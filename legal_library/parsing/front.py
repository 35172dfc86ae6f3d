"""What stands before the body: the title, the note below it (题注), the table of contents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legal_library.parsing import marks
from legal_library.parsing.characters import unspaced
from legal_library.parsing.dates import DATE
from legal_library.parsing.findings import Code, Findings
from legal_library.parsing.manuscript import Line, Manuscript

_NOTE = re.compile(r"通过|公布|发布|修正|修订|修改|批准|施行|废止|令第|令\s*第|公告|号")
_SAID = re.compile(
    r"(?:通\s*过|公\s*布|发\s*布|颁\s*布|修正|修订|修改|批准|施行|实施|废止|公告|印发|起|号)[。；，）)\s]*$"
)
_ORDER = re.compile(
    r"^(?:中华人民共和国主席令|[\u4e00-\u9fff]{2,30}令|.{0,30}公告)\s*[（(]?(?:第?\s*[零〇一二三四五六七八九十百千\d]+\s*号)?[）)]?$"
    r"|^.{0,20}[〔\[［（(](?:19|20)\d\d[〕\]］）)]\s*第?\s*\d+\s*号$|^第\s*[零〇一二三四五六七八九十百千\d]+\s*号$"
)
_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?)$"
)
_LEADER = re.compile(r"[.…·．]{2,}\s*\d*$|\s\d{1,4}$")
_MAX_TITLE = 120
_MAX_TITLE_LINES = 3
_MAX_NOTE = 400
_MAX_BROKEN = 3  # lines in which one sentence of a note goes on


@dataclass(frozen=True)
class Front:
    """The title's lines, the note's lines, and the lines of the body."""

    title: list[Line]
    history: list[Line]
    body: list[Line]


def read_front(manuscript: Manuscript, findings: Findings) -> Front:
    """Divides a manuscript; what is left out is named by findings."""
    lines = [line for line in manuscript.lines if not _left_out(line, findings)]
    if manuscript.history is not None:
        title = [line for line in lines if line.level == 1][:1]
        rest = [line for line in lines if line not in title]
        return Front(title, manuscript.history, without_contents(rest, findings))
    title, rest = _title(lines, manuscript.title)
    history, rest = _note(rest)
    if history or not title:
        rest = _without_repeated_title(title, rest, findings)
    return Front(title, history, without_contents(rest, findings))


def _left_out(line: Line, findings: Findings) -> bool:
    if line.is_row or not _PAGE_NUMBER.match(line.text):
        return False
    findings.add(Code.PAGE_NUMBER, line.text, at=line.at, dropped=((line.at, line.text),))
    return True


def _title(lines: list[Line], known: str) -> tuple[list[Line], list[Line]]:
    """The title's lines: the one marked as such, or the first ones up to the note or the body."""
    for index, line in enumerate(lines[:5]):
        if line.level == 1 and not marks.read_unit(line.text, is_heading=True):
            return [line], lines[:index] + lines[index + 1 :]
    title: list[Line] = []
    for line in lines[:_MAX_TITLE_LINES]:
        if _begins_body(line) or _is_note(line) or line.is_row:
            break
        if len(line.text) > _MAX_TITLE or line.text.endswith(tuple("。；，：")):
            break
        title.append(line)
        joined = "".join(part.text for part in title)
        if known and unspaced(joined) == known:
            break
        if _is_whole_title(joined):
            break
    return title, lines[len(title) :]


_WHOLE_TITLE = re.compile(
    r"(?:法|法典|条例|规定|办法|决定|决议|规则|细则|解释|批复|通知|意见|公告|修正案|标准|规程|章程|准则|典|复函|答复)(?:[（(].{1,20}[）)])?$"
)


def _is_whole_title(text: str) -> bool:
    return bool(_WHOLE_TITLE.search(text)) and text.count("《") == text.count("》")


def _begins_body(line: Line) -> bool:
    text = line.text
    return bool(
        marks.is_contents(text)
        or marks.is_lone_heading(text)
        or marks.read_article(text)
        or marks.read_unit(text, is_heading=line.level > 1)
        or marks.read_point(text)
        or line.level > 1
    )


def _is_note(line: Line) -> bool:
    text = line.text
    if len(text) > _MAX_NOTE and not text.startswith(("（", "(")):
        return False
    if _ORDER.match(text):
        return True
    starts = text.startswith(("（", "(", "根据")) or DATE.match(text)
    return bool(starts and _NOTE.search(text) and (DATE.search(text) or text.startswith("（")))


def _note(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the note: bracketed, or each beginning with a date; wrapped lines with them."""
    history: list[Line] = []
    depth = 0
    for index, line in enumerate(lines):
        if depth <= 0 and not _belongs(line, lines[index + 1 : index + 1 + _MAX_BROKEN], history):
            return history, lines[index:]
        if _begins_body(line):  # a bracket that never closes
            return history, lines[index:]
        history.append(line)
        depth += sum((c in "（(") - (c in "）)") for c in line.text)
        if len(history) > 80:
            break
    return history, lines[len(history) :]


def _belongs(line: Line, following: list[Line], history: list[Line]) -> bool:
    """Whether a line outside brackets is one of the note's, or one that was broken before its end."""
    if _begins_body(line):
        return False
    if _is_note(line):
        return True
    if history and _is_broken(history[-1]):
        return _SAID.search(line.text) is not None
    return _is_broken(line) and _is_completed(line, following)


def _is_broken(line: Line) -> bool:
    """Whether a line begins with a date and is not at its end where it ends."""
    text = line.text
    dated = DATE.match(text.lstrip("（(根据"))
    whole = _SAID.search(text) and text.count("《") == text.count("》")
    return bool(dated and not whole)


def _is_completed(line: Line, following: list[Line]) -> bool:
    """Whether a line is one of a note's together with those behind it."""
    text = line.text
    for part in following:
        if _begins_body(part):
            return False
        text += part.text
        if _is_note(Line(text, line.at)) and _SAID.search(text):
            return True
    return False


def _without_repeated_title(title: list[Line], lines: list[Line], findings: Findings) -> list[Line]:
    whole = "".join(unspaced(line.text) for line in title)
    if whole and lines and unspaced(lines[0].text) == whole:
        findings.add(
            Code.TITLE_REPEATED,
            lines[0].text,
            at=lines[0].at,
            dropped=((lines[0].at, lines[0].text),),
        )
        return lines[1:]
    return lines


def without_contents(lines: Sequence[Line], findings: Findings) -> list[Line]:
    """The lines without a table of contents: from 目录 until its first entry appears again."""
    start = next((i for i, line in enumerate(lines[:60]) if marks.is_contents(line.text)), None)
    end = _end_of_unheaded(lines) if start is None else _end_of_contents(lines, start + 1)
    start = start or 0
    if not end:
        return list(lines)
    dropped = lines[start:end]
    text = "\n".join(line.text for line in dropped)
    findings.add(
        Code.CONTENTS_REMOVED,
        text,
        at=lines[start].at,
        dropped=tuple((line.at, line.text) for line in dropped),
    )
    missing = contents_are_missing(dropped, lines[end:])
    if missing:
        findings.add(Code.CONTENTS_NOT_REPEATED, "；".join(missing), at=lines[start].at)
    return [*lines[:start], *lines[end:]]


def _end_of_contents(lines: Sequence[Line], start: int) -> int:
    first = _entry(lines[start]) if start < len(lines) else ""
    if not first:
        return start
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if _entry(line) == first:
            return index
        if marks.read_article(line.text) or line.text.endswith("。"):
            # The entries are not repeated: whatever stands last may head what follows.
            return index
    return start


def _end_of_unheaded(lines: Sequence[Line]) -> int:
    """The end of a table of contents without its heading: units in a row, the first again later."""
    row = 0
    while row < len(lines) and marks.read_unit(lines[row].text, is_heading=True):
        row += 1
        if row > 1 and _entry(lines[row - 1]) == _entry(lines[0]):
            return row - 1
    again = row > 2 and row < len(lines) and _entry(lines[row]) == _entry(lines[0])
    return row if again else 0


def _entry(line: Line) -> str:
    """An entry of a table of contents, without its page: comparable with the heading itself."""
    text = _LEADER.sub("", line.text)
    return "".join(text.split())


def contents_are_missing(dropped: Sequence[Line], body: Sequence[Line]) -> list[str]:
    """Entries of a table of contents that are no heading of the body."""
    present = {_entry(line) for line in body}
    return [
        line.text
        for line in dropped
        if marks.read_unit(_LEADER.sub("", line.text), is_heading=True)
        and _entry(line) not in present
    ]
