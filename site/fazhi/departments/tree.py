"""From rows with a parent to the tree that people see, without a query per branch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi.departments.models import Department


@dataclass
class Node:
    """A department, how deep it stands, and what stands below it."""

    department: "Department"
    depth: int = 0
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This node and all below, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()


def build_tree(departments: Iterable["Department"]) -> list[Node]:
    """The uppermost nodes, in the order given; one whose parent is not among them is uppermost."""
    nodes = {d.pk: Node(d) for d in departments}
    roots: list[Node] = []
    for node in nodes.values():
        parent = nodes.get(node.department.parent_id or 0)
        (parent.children if parent else roots).append(node)
    for root in roots:
        _set_depths(root, 0)
    return roots


def descendants(parents: Mapping[int, int | None], top: int) -> set[int]:
    """Everything below ``top``, itself not included, from a mapping of ids to parents' ids."""
    children = defaultdict(list)
    for pk, parent in parents.items():
        if parent is not None:
            children[parent].append(pk)
    found: set[int] = set()
    todo = list(children[top])
    while todo:
        pk = todo.pop()
        if pk not in found:
            found.add(pk)
            todo += children[pk]
    return found


def _set_depths(node: Node, depth: int) -> None:
    node.depth = depth
    for child in node.children:
        _set_depths(child, depth + 1)
