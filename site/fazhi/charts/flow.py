"""A flow chart as data: steps with roles and limits, where each goes on, and what is wrong with it.

Source of the shapes: ISO 5807:1985 (GB/T 1526-1989), terminators, processes and decisions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

MOST_NODES = 40


class NodeKind(TextChoices):
    """What a node is."""

    START = "start", pgettext_lazy("flow chart", "start")
    STEP = "step", pgettext_lazy("flow chart", "step")
    DECISION = "decision", pgettext_lazy("flow chart", "decision")
    END = "end", pgettext_lazy("flow chart", "end")


@dataclass(frozen=True)
class Way:
    """Where a node goes on: the key of a node, and under which condition."""

    to: str
    condition: str = ""


@dataclass(frozen=True)
class Node:
    """A step: ``words`` say what is done, ``role`` by which post, ``limit`` in what time."""

    key: str
    words: str
    kind: NodeKind = NodeKind.STEP
    role: str = ""
    limit: str = ""
    ways: tuple[Way, ...] = ()

    @property
    def facts(self) -> list[str]:
        """Who does it, and in what time."""
        return [fact for fact in (self.role, self.limit) if fact]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a node, counted from 1; 0 for the chart as a whole."""

    node: int
    says: str


@dataclass(frozen=True)
class Line:
    """A node of the text beside the drawing, with the numbers and names of where it goes on."""

    number: int
    node: Node
    ways: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class Flow:
    """The nodes in the order in which they are read, the start first."""

    nodes: tuple[Node, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each node by its key, from 0."""
        return {node.key: place for place, node in reversed(list(enumerate(self.nodes)))}

    def problems(self) -> list[Problem]:
        """Everything that would leave a reader standing, node by node."""
        found = [*self._of_all(), *self._of_nodes()]
        return sorted(found, key=lambda problem: problem.node)

    def _of_all(self) -> Iterator[Problem]:
        kinds = [node.kind for node in self.nodes]
        if len(self.nodes) > MOST_NODES:
            yield Problem(
                0, _("More than %(most)s steps: nobody reads that.") % {"most": MOST_NODES}
            )
        if kinds[:1] != [NodeKind.START] or kinds.count(NodeKind.START) > 1:
            yield Problem(0, _("It begins with its one start."))
        if NodeKind.END not in kinds:
            yield Problem(0, _("It has no end."))

    def _of_nodes(self) -> Iterator[Problem]:
        reached, ending = self._reached(), self._ending()
        for number, node in enumerate(self.nodes, start=1):
            for says in self._wrong(number, node):
                yield Problem(number, says)
            if number > 1 and node.key not in reached:
                yield Problem(number, _("No way leads here."))
            if node.ways and node.key not in ending:
                yield Problem(number, _("No way leads from here to an end: it runs in a circle."))

    def _wrong(self, number: int, node: Node) -> Iterator[str]:
        if self.place_of[node.key] != number - 1:
            yield _("Another step has the key “%(key)s” already.") % {"key": node.key}
        for way in node.ways:
            if way.to not in self.place_of:
                yield _("It goes on to “%(key)s”, which there is not.") % {"key": way.to}
            elif way.to == node.key:
                yield _("It goes on to itself.")
        if node.kind == NodeKind.END and node.ways:
            yield _("An end goes on to nothing.")
        if node.kind != NodeKind.END and not node.ways:
            yield _("It goes on to nothing and is no end.")
        if node.kind == NodeKind.DECISION and len(node.ways) < 2:
            yield _("A decision has at least two ways on.")
        if len(node.ways) > 1 and not all(way.condition for way in node.ways):
            yield _("Each of several ways on needs its condition.")

    def _reached(self) -> set[str]:
        found: set[str] = set()
        waiting = [self.nodes[0].key] if self.nodes else []
        while waiting:
            key = waiting.pop()
            if key in found or key not in self.place_of:
                continue
            found.add(key)
            waiting += (way.to for way in self.nodes[self.place_of[key]].ways)
        return found

    def _ending(self) -> set[str]:
        """The nodes from which an end can be reached."""
        found = {node.key for node in self.nodes if node.kind == NodeKind.END}
        grows = True
        while grows:
            more = {
                node.key
                for node in self.nodes
                if node.key not in found and any(way.to in found for way in node.ways)
            }
            found |= more
            grows = bool(more)
        return found

    def lines(self) -> list[Line]:
        """The same steps as text, numbered, each with where it goes on."""
        return [
            Line(
                number,
                node,
                tuple(
                    (
                        way.condition,
                        self.place_of[way.to] + 1,
                        self.nodes[self.place_of[way.to]].words,
                    )
                    for way in node.ways
                    if way.to in self.place_of
                ),
            )
            for number, node in enumerate(self.nodes, start=1)
        ]
