"""What stands below one number: its paragraphs, the lists within them, tables."""

import itertools
import re
from dataclasses import dataclass, field, replace

from legal_library.parsing import marks
from legal_library.parsing.findings import Code, Findings
from legal_library.parsing.manuscript import Line
from legal_library.parsing.marks import Mark
from legal_library.parsing.tree import Kind, Node

_ENDED = tuple("。；：！？”’』」）)》…;:.!?—")
_WRAPPED = tuple("，、（《“〈,(")
_COLON = tuple("：:")
_NEXT_ITEM = tuple("；;")
_INLINE_FIRST = re.compile(r"(?<=[：:])\s*(?=[（(]一[）)])")
_INLINE_NEXT = re.compile(r"(?<=[；;。，,])\s*(?=[（(][一二三四五六七八九十]{1,3}[）)])")
_TITLE_LIKE = re.compile(
    r"[^。；;，,：:]{5,100}(?:决定|决议|规定|办法|条例|法|细则|解释|意见|通知|公告|规则)(?:[（(][^（）()]*[）)])?"
)
LONG = 4000
_SHORTEST_WRAPPED = 20


@dataclass(frozen=True)
class Passage:
    """One line, or what stands in it behind a number."""

    text: str
    at: int
    is_row: bool = False


@dataclass
class _List:
    """The open list of a paragraph."""

    style: str = ""
    item: Node | None = None
    sub_style: str = ""
    subitem: Node | None = None


@dataclass
class Gathering:
    """Collects the passages below ``node``; `finish` makes its children of them.

    An article of one paragraph has its text itself; one of several has a child for each.
    """

    node: Node
    findings: Findings
    passages: list[Passage] = field(default_factory=list)

    def add(self, passage: Passage) -> None:
        """The next passage; the end of a broken sentence is joined to its beginning."""
        last = self.passages[-1] if self.passages else None
        if last and self._continues(last, passage):
            self.findings.add(Code.HARD_WRAP, passage.text, at=passage.at)
            self.passages[-1] = replace(last, text=last.text + passage.text)
        else:
            self.passages.append(passage)

    def _continues(self, last: Passage, passage: Passage) -> bool:
        if last.is_row or passage.is_row or not last.text.endswith(_WRAPPED):
            return False
        if len(last.text) < _SHORTEST_WRAPPED:  # 总理，and 副总理若干人，are lines of their own
            return False
        return not (marks.read_item(passage.text) or marks.read_subitem(passage.text))

    @property
    def is_quoting(self) -> bool:
        """Whether a quotation has begun that has not ended."""
        for passage in reversed(self.passages):
            opened, closed = passage.text.rfind("“"), passage.text.rfind("”")
            if opened != closed:
                return opened > closed
        return False

    def take_titles(self) -> list[Passage]:
        """Removes and returns the last passages that look like the title of another text."""
        titles: list[Passage] = []
        while len(self.passages) > 1 and _TITLE_LIKE.fullmatch(self.passages[-1].text):
            titles.insert(0, self.passages.pop())
        return titles

    # ---- building

    def finish(self) -> None:
        """Makes the children."""
        blocks = self._blocks()
        own = self.node.kind in {Kind.ARTICLE, Kind.POINT} and not self.node.heading
        if own and len(blocks) == 1 and blocks[0].kind == Kind.PARAGRAPH:
            self.node.text = blocks[0].text
            self.node.children += blocks[0].children
        else:
            self.node.children += blocks
        if self.node.kind == Kind.ARTICLE:
            self._check_length()

    def _check_length(self) -> None:
        length = len(self.node.body)
        if length > LONG:
            self.findings.add(Code.LONG_ARTICLE, self.node.label, at=self.node.at)

    def _blocks(self) -> list[Node]:
        passages = [part for passage in self.passages for part in self._separated(passage)]
        read = [(passage, self._mark(passages, i)) for i, passage in enumerate(passages)]
        blocks: list[Node] = []
        open_list = _List()
        for i, (passage, mark) in enumerate(read):
            if passage.is_row:
                self._row(blocks, passage)
                open_list = _List()
            elif mark is None:
                if open_list.item and self._item_goes_on(open_list, read, i + 1):
                    self._further_paragraph(open_list.item, open_list, passage)
                elif open_list.item and self._is_unnumbered_item(open_list.item, passage):
                    self._unnumbered_item(blocks[-1], open_list, passage)
                else:
                    blocks.append(self._node(Kind.PARAGRAPH, passage))
                    open_list = _List()
            else:
                parent = self._list_parent(blocks, passage, open_list)
                self._list_node(parent, open_list, mark, passage)
        return blocks

    def _separated(self, passage: Passage) -> list[Passage]:
        """A passage, or the lead and the items of a list that stands in one line."""
        first = None if passage.is_row else _INLINE_FIRST.search(passage.text)
        if not first:
            return [passage]
        starts = [first.end()]
        number = 2
        for found in _INLINE_NEXT.finditer(passage.text, first.end() + 1):
            mark = marks.read_item(passage.text[found.end() :])
            if mark and mark.number == number:
                starts.append(found.end())
                number += 1
        if len(starts) < 2:
            return [passage]
        self.findings.add(Code.INLINE_LIST, passage.text, at=passage.at)
        bounds = [0, *starts, len(passage.text)]
        return [
            Passage(passage.text[a:b].strip(), passage.at + a)
            for a, b in itertools.pairwise(bounds)
        ]

    def _mark(self, passages: list[Passage], index: int) -> Mark | None:
        """How a passage is numbered; 一、 counts below words that announce a list only."""
        passage = passages[index]
        if passage.is_row:
            return None
        mark = marks.read_item(passage.text) or marks.read_subitem(passage.text)
        if mark or self.node.kind == Kind.POINT:
            return mark
        point = marks.read_point(passage.text)
        if not point:
            return None
        before = passages[index - 1].text if index else ""
        earlier = any(marks.read_point(p.text) for p in passages[:index])
        if before.endswith(_COLON) or earlier or point.number == 1:
            return replace(point, kind=Kind.ITEM)
        return None

    def _item_goes_on(
        self, open_list: _List, read: list[tuple[Passage, Mark | None]], start: int
    ) -> bool:
        """Whether the list's next item follows, so that what stands between belongs to it."""
        item = open_list.item
        for _passage, mark in itertools.islice(read, start, None):
            if mark and mark.kind == Kind.ITEM:
                number = (item.number or 0) if item else 0
                return mark.number == number + 1 and number > 0 and _style(mark) == open_list.style
        return False

    def _further_paragraph(self, item: Node, open_list: _List, passage: Passage) -> None:
        if not any(child.kind == Kind.PARAGRAPH for child in item.children):
            self.findings.add(Code.ITEM_OF_SEVERAL_PARAGRAPHS, item.label + item.text, at=item.at)
        item.children.append(self._node(Kind.PARAGRAPH, passage))
        open_list.subitem = None

    @staticmethod
    def _is_unnumbered_item(before: Node, passage: Passage) -> bool:
        """Whether a passage is an item without its number: a semicolon before it, and one behind
        it unless it ends a list that has lost its numbers before."""
        if not before.text.endswith(_NEXT_ITEM):
            return False
        ends_list = not before.label and passage.text.endswith("。") and len(passage.text) < 80
        return passage.text.endswith(_NEXT_ITEM) or ends_list

    def _unnumbered_item(self, parent: Node, open_list: _List, passage: Passage) -> None:
        """An item whose number the source has lost: the one before it ends with a semicolon."""
        number = ((open_list.item.number or 0) if open_list.item else 0) + 1
        self.findings.add(Code.ITEM_WITHOUT_NUMBER, passage.text[:40], at=passage.at)
        open_list.item = Node(Kind.ITEM, passage.at, number, text=passage.text)
        open_list.subitem = None
        parent.children.append(open_list.item)

    def _list_parent(self, blocks: list[Node], passage: Passage, open_list: _List) -> Node:
        if not blocks or blocks[-1].kind != Kind.PARAGRAPH:
            blocks.append(Node(Kind.PARAGRAPH))
        parent = blocks[-1]
        if parent.text and not parent.children and not parent.text.endswith(_COLON):
            self.findings.add(Code.LIST_WITHOUT_COLON, parent.text[-40:], at=passage.at)
        return parent

    def _list_node(self, parent: Node, open_list: _List, mark: Mark, passage: Passage) -> None:
        at = passage.at
        node = Node(mark.kind, at, mark.number, 0, mark.label.strip(), "", mark.rest)
        style = _style(mark)
        if mark.kind == Kind.ITEM:
            self._check_item(open_list, node, style, passage)
            parent.children.append(node)
            open_list.style, open_list.item = style, node
            open_list.subitem = None
            open_list.sub_style = ""
        else:
            holder = open_list.item or parent
            if open_list.subitem is None:
                open_list.sub_style = style
                open_list.subitem = node
            elif style == open_list.sub_style:
                open_list.subitem = node
            else:
                holder = open_list.subitem
            holder.children.append(node)
        if mark.rest and not mark.rest.endswith(_ENDED):
            self.findings.add(Code.NO_END_PUNCTUATION, passage.text[-40:], at=at)

    def _check_item(self, open_list: _List, node: Node, style: str, passage: Passage) -> None:
        number = node.number or 0
        same = open_list.item and style == open_list.style
        last = (open_list.item.number or 0) if open_list.item and same else 0
        if number > last + 1:
            self.findings.add(Code.ITEM_GAP, passage.text[:40], at=passage.at)
        elif number <= last:
            self.findings.add(Code.ITEM_TWICE, passage.text[:40], at=passage.at)

    def _row(self, blocks: list[Node], passage: Passage) -> None:
        if blocks and blocks[-1].kind == Kind.TABLE:
            blocks[-1].text += "\n" + passage.text
        else:
            blocks.append(Node(Kind.TABLE, passage.at, text=passage.text))

    def _node(self, kind: Kind, passage: Passage) -> Node:
        if not passage.text.endswith(_ENDED) and self.node.kind == Kind.ARTICLE:
            self.findings.add(Code.NO_END_PUNCTUATION, passage.text[-40:], at=passage.at)
        return Node(kind, passage.at, text=passage.text)


def _style(mark: Mark) -> str:
    """The way a list is numbered: brackets of either width are one way."""
    first = mark.label[:1]
    if first in "（(":
        return "round" if mark.kind == Kind.ITEM else "round_digit"
    return "circled" if "①" <= first <= "⑳" else mark.label.strip()[-1:] + mark.kind


def passage_of(line: Line, text: str | None = None) -> Passage:
    """The passage of a whole line, or of ``text`` at its end."""
    if text is None:
        return Passage(line.text, line.at, line.is_row)
    return Passage(text, line.at + len(line.text) - len(text), line.is_row)
