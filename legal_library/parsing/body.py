"""The tree of a text's body: one pass over its lines."""

import re
from collections.abc import Sequence

from legal_library.parsing import marks
from legal_library.parsing.characters import unspaced
from legal_library.parsing.findings import Code, Findings
from legal_library.parsing.manuscript import Line
from legal_library.parsing.marks import Mark
from legal_library.parsing.numerals import ARTICLE_NUMBER, article_label, to_int
from legal_library.parsing.passages import Gathering, Passage, passage_of
from legal_library.parsing.tree import Kind, Node

_RANK = {Kind.PART: 1, Kind.SUBPART: 2, Kind.CHAPTER: 3, Kind.SECTION: 4}
_BELOW_SECTIONS = 5
_INNER_ARTICLE = re.compile(rf"(?<=[。；”）)])\s*(?={ARTICLE_NUMBER.pattern}[\s　])")
_MAX_LONE_TITLE = 20

Number = tuple[int, int]


class Body:
    """Reads the lines of a body; `finish` gives the roots of the tree.

    Units are stacked by rank. Articles are numbered through the whole text, so that their paths
    do not name their unit; an annex, and another text behind the law, number anew.
    """

    def __init__(self, findings: Findings, *, by_points: bool, starts_at: int = 1) -> None:
        self.roots: list[Node] = []
        self._findings = findings
        self._by_points = by_points
        self._starts_at = starts_at
        self._whole = starts_at == 1
        self._units: list[tuple[int, Node]] = []
        self._outer: Node | None = None
        self._gathering: Gathering | None = None
        self._last: Number | None = None
        self._numbers: set[Number] = set()
        self._levels: set[tuple[int, int]] = set()
        self._last_units: dict[Kind, int] = {}
        self._attached = 0

    # ---- lines

    def read(self, lines: Sequence[Line]) -> None:
        """Reads every line, in order."""
        pending = list(reversed(lines))
        while pending:
            line = pending.pop()
            halves = self._glued(line)
            if halves:
                line, rest = halves
                pending.append(rest)
            if line.is_row or not (
                self._unit(line, pending)
                or self._article(line)
                or self._annex(line)
                or self._point(line)
                or self._heading(line)
            ):
                self._text(line)

    def finish(self) -> list[Node]:
        """The roots of the tree."""
        self._close()
        return self.roots

    def attach(self, title: Line | None, heading: str) -> None:
        """Begins another text behind the law; its articles are numbered anew."""
        self._close()
        self._attached += 1
        at = title.at if title else -1
        self._begin_outer(Node(Kind.ATTACHED, at, self._attached, heading=heading))

    # ---- what a line may be

    def _unit(self, line: Line, pending: list[Line]) -> bool:
        mark = marks.read_unit(line.text, is_heading=line.level > 0)
        if not mark:
            return False
        if not line.level:
            if self._is_quoting or not (mark.spaced or self._follows(mark)):
                return False
            self._findings.add(Code.UNMARKED_HEADING, line.text, at=line.at)
        node = Node(mark.kind, line.at, mark.number, 0, mark.label.strip())
        node.heading = self._plain(mark.rest, line)
        if not mark.rest and pending and _is_lone_title(pending[-1]):
            title = pending.pop()
            node.heading = self._plain(title.text, title)
        if not mark.spaced:
            self._findings.add(Code.NO_SPACE_AFTER_NUMBER, line.text, at=line.at)
        self._open(_RANK[mark.kind], node, line)
        return True

    def _article(self, line: Line) -> bool:
        mark = marks.read_article(line.text)
        if not mark or mark.number is None:
            return False
        number = (mark.number, mark.sub)
        if not self._is_next(number) and (self._is_quoting or not mark.spaced):
            return False  # it is quoted, or only spoken of
        if self._is_quoting and self._by_points:
            return False
        if number == (1, 0) and self._last and self._last[0] > 1:
            self._begin_anew(line)
        self._check(number, line)
        self._place(Node(Kind.ARTICLE, line.at, mark.number, mark.sub, mark.label.strip()))
        self._last = number
        self._numbers.add(number)
        if mark.rest and not mark.spaced:
            self._findings.add(Code.NO_SPACE_AFTER_NUMBER, line.text[:40], at=line.at)
        self._gather_rest(mark, line)
        return True

    def _annex(self, line: Line) -> bool:
        mark = marks.read_annex(line.text)
        if not mark or self._is_quoting:
            return False
        self._close()
        node = Node(Kind.ANNEX, line.at, mark.number, 0, mark.label.strip())
        node.heading = self._plain(mark.rest, line)
        self._begin_outer(node)
        return True

    def _point(self, line: Line) -> bool:
        if not (self._by_points or self._outer):
            return False
        mark = marks.read_point(line.text)
        if not mark or self._is_quoting:
            return False
        node = Node(Kind.POINT, line.at, mark.number, 0, mark.label.strip())
        self._place(node)
        if line.level:
            node.heading = self._plain(mark.rest, line)
        else:
            self._gather_rest(mark, line)
        return True

    def _heading(self, line: Line) -> bool:
        lone = marks.is_lone_heading(line.text)
        if not (line.level or lone) or (lone and not line.level and self._is_quoting):
            return False
        heading = self._plain(line.text, line)
        if line.level == 1 and not lone and self._last:
            self.attach(line, heading)  # the file gives another text a title of its own
            return True
        kind = Kind.PREAMBLE if heading in {"序言", "前言", "引言"} else Kind.DIVISION
        # The mark of a file says no more than how deep a heading stands.
        rank = _RANK[Kind.CHAPTER]
        if lone and self._units:  # 附则 stands beside the parts of a code, not in the last of them
            rank = min(rank, self._units[0][0])
        elif line.level > 2:
            rank = _BELOW_SECTIONS + line.level
        self._open(rank, Node(kind, line.at, heading=heading), line)
        if not line.level:
            self._findings.add(Code.UNMARKED_HEADING, line.text, at=line.at)
        return True

    def _text(self, line: Line) -> None:
        if self._gathering is None:
            self._gathering = Gathering(self._holder(), self._findings)
        self._gathering.add(passage_of(line))

    # ---- the tree so far

    @property
    def _is_quoting(self) -> bool:
        return self._gathering is not None and self._gathering.is_quoting

    def _top(self) -> list[Node]:
        return self._outer.children if self._outer else self.roots

    def _holder(self) -> Node:
        """What holds paragraphs that no article holds: the open unit, an annex or a preamble."""
        if self._units:
            return self._units[-1][1]
        if self._outer:
            return self._outer
        preamble = Node(Kind.PREAMBLE)
        self.roots.append(preamble)
        return preamble

    def _siblings(self, rank: int) -> list[Node]:
        above = [node for r, node in self._units if r < rank]
        return above[-1].children if above else self._top()

    def _open(self, rank: int, node: Node, line: Line) -> None:
        self._close()
        siblings = self._siblings(rank)
        if node.number is not None:
            self._check_unit(node, siblings, line)
            self._check_level(rank, line)
        self._units = [(r, n) for r, n in self._units if r < rank]
        siblings.append(node)
        self._units.append((rank, node))

    def _check_unit(self, node: Node, siblings: list[Node], line: Line) -> None:
        """Units are numbered anew below each larger one, or through the whole law."""
        same = [n.number for n in siblings if n.kind == node.kind and n.number is not None]
        last = self._last_units.get(node.kind, 0)
        expected = {last + 1, same[-1] + 1 if same else 1}
        if node.number not in expected and (same or self._whole):
            self._findings.add(Code.UNIT_GAP, line.text, at=line.at)
        self._last_units[node.kind] = node.number or 0

    def _check_level(self, rank: int, line: Line) -> None:
        """A section marked like a chapter is one that the file ranks wrongly."""
        if not line.level:
            return
        for r, level in self._levels:
            if (r < rank and level >= line.level) or (r > rank and level <= line.level):
                self._findings.add(Code.HEADING_LEVEL, line.text, at=line.at)
                return
        self._levels.add((rank, line.level))

    def _place(self, node: Node) -> None:
        """Puts an article or a point into the open unit and gathers what follows below it."""
        self._close()
        (self._units[-1][1].children if self._units else self._top()).append(node)
        self._gathering = Gathering(node, self._findings)

    def _gather_rest(self, mark: Mark, line: Line) -> None:
        if mark.rest and self._gathering:
            self._gathering.add(passage_of(line, mark.rest))

    def _close(self) -> None:
        if self._gathering:
            self._gathering.finish()
        self._gathering = None

    def _begin_outer(self, node: Node) -> None:
        self.roots.append(node)
        self._outer = node
        self._units = []
        self._last = None
        self._numbers = set()
        self._starts_at = 1

    def _begin_anew(self, line: Line) -> None:
        """Article one once more: the last lines are the title of another text."""
        titles: list[Passage] = self._gathering.take_titles() if self._gathering else []
        heading = "\n".join(title.text for title in titles)
        first = Line(heading, titles[0].at) if titles else None
        self.attach(first, heading)
        self._findings.add(Code.NUMBERING_RESTARTS, heading or line.text, at=line.at)

    # ---- numbers

    def _is_next(self, number: Number) -> bool:
        if self._last is None:
            return number == (self._starts_at, 0)
        last, sub = self._last
        return number in {(last + 1, 0), (last, sub + 1)}

    def _check(self, number: Number, line: Line) -> None:
        label = _label(number)
        if number in self._numbers:
            self._findings.add(Code.DUPLICATE_ARTICLE, label, at=line.at)
        elif self._last is None:
            if number != (self._starts_at, 0):
                self._findings.add(Code.STARTS_LATE, label, at=line.at)
        elif number < self._last:
            self._findings.add(Code.OUT_OF_ORDER, label, at=line.at)
        elif not self._is_next(number):
            missing = max(number[0] - self._last[0] - 1, 1)
            self._findings.add(Code.GAP, _gap(self._last, number), at=line.at, count=missing)

    def _follows(self, mark: Mark) -> bool:
        """Whether a unit whose number no space follows is the next of its kind."""
        rank = _RANK[mark.kind]
        same = [n.number or 0 for n in self._siblings(rank) if n.kind == mark.kind]
        return mark.number == (same[-1] if same else 0) + 1

    def _glued(self, line: Line) -> tuple[Line, Line] | None:
        """The two halves of a line in whose middle the next article begins."""
        if line.is_row or line.level:
            return None
        mark = marks.read_article(line.text)
        if not mark and not self._last:
            return None
        last = mark.number if mark and mark.number else self._last[0] if self._last else 0
        for found in _INNER_ARTICLE.finditer(line.text):
            number = ARTICLE_NUMBER.match(line.text, found.end())
            if number and not number[2] and to_int(number[1]) == last + 1:
                head, tail = line.text[: found.start()], line.text[found.end() :]
                at = line.at + found.end()
                self._findings.add(Code.GLUED_ARTICLE, tail, at=at)
                return Line(head.rstrip(), line.at), Line(tail, at)
        return None

    def _plain(self, heading: str, line: Line) -> str:
        plain = unspaced(heading)
        if plain != heading:
            self._findings.add(Code.SPACED_HEADING, heading, at=line.at)
        return plain


def _label(number: Number) -> str:
    return article_label(*number) if max(number) < 100_000 else f"{number[0]}"


def _gap(last: Number, number: Number) -> str:
    first, final = last[0] + 1, number[0] - 1
    if first > final:
        return f"{_label(last)} – {_label(number)}"
    return _label((first, 0)) + (f" – {_label((final, 0))}" if final > first else "")


def _is_lone_title(line: Line) -> bool:
    """Whether a line can be the title of the unit whose number stood alone above it."""
    text = line.text
    return (
        not line.level
        and not line.is_row
        and len(text) <= _MAX_LONE_TITLE
        and not text.endswith(tuple("。；：，、;:,"))
        and not (marks.read_article(text) or marks.read_unit(text, is_heading=True))
        and not (marks.read_item(text) or marks.read_point(text))
    )
