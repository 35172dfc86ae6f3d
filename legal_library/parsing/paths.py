"""Paths: the permanent names of provisions within a version."""

from collections import Counter

from legal_library.parsing.tree import CONTAINERS, Kind, Node

_COUNTED = {Kind.PARAGRAPH, Kind.TABLE, Kind.DIVISION, Kind.PREAMBLE, Kind.ANNEX}


def path_of_article(number: int, sub: int = 0) -> str:
    """The path of an article of the law itself: art_5, art_133_1."""
    return Node(Kind.ARTICLE, number=number, sub=sub).name


def assign_paths(roots: list[Node]) -> None:
    """Gives every node its path, unique within the tree.

    Paths look like ``art_133_1/para_2/item_3`` and ``part_3/chapter_2``. Articles are numbered
    through the whole law, so theirs do not name their unit; those of annexes and attached texts
    begin with them. What occurs twice has ``__2`` behind its second path.
    """
    used: Counter[str] = Counter()
    _assign(roots, "", "", used)


def _assign(nodes: list[Node], prefix: str, article_prefix: str, used: Counter[str]) -> None:
    counted: Counter[Kind] = Counter()
    for node in nodes:
        if node.kind in _COUNTED and node.number is None:
            counted[node.kind] += 1
            # The first paragraph of an item is the item itself.
            first = 2 if node.kind == Kind.PARAGRAPH and _below_item(prefix) else 1
            several = counted[node.kind] > 1 or node.kind == Kind.PARAGRAPH
            if several or node.kind == Kind.TABLE:
                node.number = counted[node.kind] + first - 1
        start = article_prefix if node.kind in {Kind.ARTICLE, Kind.POINT} else prefix
        path = f"{start}{node.name}"
        used[path] += 1
        while used[path] > 1:
            path = f"{start}{node.name}__{used[f'{start}{node.name}']}"
            used[path] += 1
        node.path = path
        inner = f"{path}/"
        outer = node.kind in {Kind.ANNEX, Kind.ATTACHED}
        below = inner if outer else article_prefix if node.kind in CONTAINERS else inner
        _assign(node.children, inner, below, used)


def _below_item(prefix: str) -> bool:
    return prefix.rstrip("/").rpartition("/")[2].startswith(("item", "subitem"))
