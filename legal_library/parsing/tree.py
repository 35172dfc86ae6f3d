"""The tree of provisions that a text is read into."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a provision is, from the largest to the smallest."""

    PREAMBLE = "preamble"  # 序言, and whatever stands before the first numbered provision
    PART = "part"  # 编
    SUBPART = "subpart"  # 分编
    CHAPTER = "chapter"  # 章
    SECTION = "section"  # 节
    DIVISION = "division"  # a heading without a number
    ARTICLE = "article"  # 条
    POINT = "point"  # 一、 of decisions and replies that have no articles
    PARAGRAPH = "paragraph"  # 款
    ITEM = "item"  # 项
    SUBITEM = "subitem"  # 目
    TABLE = "table"
    ANNEX = "annex"  # 附件
    ATTACHED = "attached"  # another text behind the law, such as a decision


UNITS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION, Kind.DIVISION)
CONTAINERS = (*UNITS, Kind.PREAMBLE, Kind.ANNEX, Kind.ATTACHED)

_PATH_NAMES = {
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
}


@dataclass
class Node:
    """One provision.

    ``label`` is what the text prints as its number (第一百三十三条之一, （一）, 1.), ``number`` and
    ``sub`` the same as integers. ``at`` is the offset of its first character in the manuscript, -1
    for a node that prints nothing itself. ``path`` is unique within the tree.
    """

    kind: Kind
    at: int = -1
    number: int | None = None
    sub: int = 0
    label: str = ""
    heading: str = ""
    text: str = ""
    path: str = ""
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Itself and everything below it, in the order of the text."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    @property
    def printed(self) -> str:
        """What it prints itself: its number, its heading and its text."""
        return self.label + self.heading + self.text

    @property
    def body(self) -> str:
        """Its whole text below its number, a line for every paragraph and item."""
        own = [self.heading, self.text]
        below = [n.printed for child in self.children for n in child.walk()]
        return "\n".join(part for part in (*own, *below) if part)

    @property
    def name(self) -> str:
        """Its own step of a path: art_133_1, para_2, chapter_3; letters, digits and _ only."""
        name = _PATH_NAMES.get(self.kind, self.kind.value)
        if self.number is None:
            return name
        return f"{name}_{self.number}" + (f"_{self.sub}" if self.sub else "")


def with_depth(roots: list[Node], depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Every node below ``roots`` in the order of the text, each with how deep it stands."""
    for root in roots:
        yield depth, root
        yield from with_depth(root.children, depth + 1)


def walk(roots: list[Node]) -> Iterator[Node]:
    """Every node below ``roots``, in the order of the text."""
    for root in roots:
        yield from root.walk()
