"""What a text says about other laws in its title and its closing clause."""

import re
from dataclasses import dataclass

from legal_library.models.events import RelationKind
from legal_library.parsing.closing import Closing

_T = r"[《〈]((?:[^《》〈〉]|[《〈][^《》〈〉]*[》〉])+)[》〉]"
_OF_TITLE = (
    (RelationKind.AMENDS, re.compile(rf"关于(?:修改|修正)(?:、?废止)?{_T}")),
    (RelationKind.REPEALS, re.compile(rf"关于废止{_T}")),
    (RelationKind.INTERPRETS, re.compile(rf"关于(?:适用|执行|贯彻执行|审理.*适用)?{_T}.*解释")),
    (RelationKind.INTERPRETS, re.compile(rf"适用{_T}.*(?:解释|规定|意见)")),
    (RelationKind.IMPLEMENTS, re.compile(rf"(?:实施|贯彻|执行){_T}")),
)
_IMPLEMENTING = re.compile(
    r"^(?P<law>(?:中华人民共和国)?[\u4e00-\u9fff]{2,30}?法)(?:实施条例|实施细则|实施办法|施行细则)$"
)
_AMENDMENT = re.compile(r"^(?P<law>.+?)修正案")


@dataclass(frozen=True)
class Related:
    """A relation that a text names: the other law by its title, and where it says so."""

    kind: RelationKind
    title: str
    path: str = ""


def relations_of(title: str, closing: Closing) -> list[Related]:
    """The relations of a law, from its title and its closing clause; each once."""
    found: list[Related] = []
    amendment = _AMENDMENT.match(title)
    implementing = _IMPLEMENTING.match(title)
    if amendment:
        found.append(Related(RelationKind.AMENDS, amendment["law"]))
    elif implementing:
        found.append(Related(RelationKind.IMPLEMENTS, implementing["law"]))
    else:
        for kind, pattern in _OF_TITLE:
            named = pattern.search(title)
            if named:
                found.append(Related(kind, named[1]))
                break
    found += [Related(RelationKind.REPEALS, ended, closing.where) for ended in closing.ends]
    return list(dict.fromkeys(found))
