"""The one way in: `parse` reads a manuscript."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from legal_library.parsing import checks, marks
from legal_library.parsing.body import Body
from legal_library.parsing.characters import unspaced, visible
from legal_library.parsing.closing import Closing, read_closing
from legal_library.parsing.findings import Code, Finding, Findings
from legal_library.parsing.front import Front, read_front
from legal_library.parsing.history import EventKind, HistoryEvent, read_history
from legal_library.parsing.manuscript import Line, Manuscript
from legal_library.parsing.names import short_names
from legal_library.parsing.paths import assign_paths
from legal_library.parsing.tree import Kind, Node, walk


@dataclass(frozen=True)
class ParsedLaw:
    """A text as it was understood.

    ``title_lines`` and ``history_lines`` are what was read as the title and the note, so that with
    the tree and the findings every character is accounted for.
    """

    title: str
    roots: list[Node]
    history: list[HistoryEvent]
    closing: Closing
    names: list[tuple[str, str]]
    findings: list[Finding]
    title_lines: list[Line] = field(default_factory=list)
    history_lines: list[Line] = field(default_factory=list)

    @property
    def articles(self) -> list[Node]:
        """Its own articles, without those of annexes and attached texts."""
        own = [r for r in self.roots if r.kind not in {Kind.ANNEX, Kind.ATTACHED}]
        return [node for node in walk(own) if node.kind == Kind.ARTICLE]

    @property
    def history_text(self) -> str:
        """The note below its title as it stands there."""
        return "\n".join(line.text for line in self.history_lines)

    @property
    def is_amending_decision(self) -> bool:
        """Whether it is the decision that amends a law rather than the law."""
        return any(f.code == Code.AMENDING_DECISION for f in self.findings)


def parse(manuscript: Manuscript, *, starts_at: int | None = 1) -> ParsedLaw:
    """The tree of a text, and everything that was noticed. Never raises, loses no character.

    ``starts_at`` is the number of its first article: not 1 where the text is one of several files;
    None takes whichever comes first.
    """
    findings = Findings()
    findings.extend(manuscript.findings)
    every = sorted([*(manuscript.history or []), *manuscript.lines], key=lambda line: line.at)
    checks.check_characters(every, findings)
    front = read_front(_cleaned(manuscript), findings)
    title = visible(manuscript.title) or unspaced("".join(line.text for line in front.title))
    if not title:
        findings.add(Code.NO_TITLE)
    history = read_history(front.history, findings)
    if not history:
        findings.add(Code.NO_HISTORY)
    roots = _tree(title, front, findings, starts_at)
    assign_paths(roots)
    _check(title, front, roots, history, findings)
    return ParsedLaw(
        title=title,
        roots=roots,
        history=history,
        closing=read_closing(roots),
        names=short_names("\n".join(n.text for n in walk(roots) if n.text)),
        findings=list(findings),
        title_lines=front.title,
        history_lines=front.history,
    )


def _cleaned(manuscript: Manuscript) -> Manuscript:
    """The same without invisible characters, which a finding has named."""

    def clean(lines: Sequence[Line]) -> list[Line]:
        seen = (Line(visible(ln.text), ln.at, ln.level, ln.is_row) for ln in lines)
        return [line for line in seen if line.text]

    history = None if manuscript.history is None else clean(manuscript.history)
    return Manuscript(clean(manuscript.lines), manuscript.title, history)


def _tree(title: str, front: Front, findings: Findings, starts_at: int | None) -> list[Node]:
    articles = [
        m for line in front.body if not line.is_row and (m := marks.read_article(line.text))
    ]
    first_point = next(
        (i for i, line in enumerate(front.body) if marks.read_point(line.text)), None
    )
    by_points = _goes_by_points(front.body, first_point)
    # Amendments of the Constitution are numbered on from one to the next.
    if (starts_at is None or marks.titles_a_decision(title)) and articles:
        starts_at = articles[0].number
    body = Body(findings, by_points=by_points, starts_at=starts_at or 1)
    body.read(front.body)
    return body.finish()


def _goes_by_points(lines: Sequence[Line], first_point: int | None) -> bool:
    """Whether a text is numbered 一、二、 and not by articles: points come before any article."""
    if first_point is None:
        return False
    before = lines[:first_point]
    return not any(m.spaced for line in before if (m := marks.read_article(line.text)))


def _check(
    title: str,
    front: Front,
    roots: list[Node],
    history: list[HistoryEvent],
    findings: Findings,
) -> None:
    if not any(node.printed for node in walk(roots)):
        findings.add(Code.EMPTY, title)
        return
    if not any(node.kind == Kind.ARTICLE for node in walk(roots)):
        findings.add(Code.NO_ARTICLES)
    checks.check_balance(roots, findings)
    checks.check_references(roots, findings)
    checks.check_end(roots, findings)
    if _amends(roots) and not marks.titles_a_decision(title):
        findings.add(Code.AMENDING_DECISION, title)
    closing = read_closing(roots)
    changes = [e for e in history if e.kind in {EventKind.AMENDED, EventKind.REVISED}]
    if changes and closing.effective and changes[-1].day > closing.effective:
        findings.add(Code.KEPT_OLD_DATE, closing.text[:80], where=closing.where)


def _amends(roots: list[Node]) -> bool:
    """Whether a text says how another is changed rather than what holds."""
    texts = [node.text for node in walk(roots) if node.text][:3]
    return any("作如下修改" in text or "作出修改" in text for text in texts)
