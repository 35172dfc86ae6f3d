"""How guides and journeys of the demonstration are written down: plain values, of which pages are made.

Everything that is said carries where it stands: an article of a law, or `TOWN`, which is what the town
has to verify. Sources are written as people cite: “社会救助法37”, “优化营商环境条例35”.
"""

from dataclasses import dataclass
from enum import StrEnum

TOWN = "待镇核实"


class Need(StrEnum):
    """Whether a material has to be there."""

    NEEDED = "needed"  # 必要
    OPTIONAL = "optional"  # 非必要
    LATER = "later"  # 容缺后补
    PROMISED = "promised"  # 告知承诺


class Waived(StrEnum):
    """Why nobody has to bring a material (可免交)."""

    NO = ""
    LICENCE = "licence"  # an electronic licence stands for it (电子证照)
    SHARED = "shared"  # another office gives it (数据共享)
    PROOF = "proof"  # the law forbids asking for it


class Unit(StrEnum):
    """In what a time limit is counted."""

    WORKDAY = "workday"
    DAY = "day"
    MONTH = "month"
    AT_ONCE = "at_once"


@dataclass(frozen=True)
class Said:
    """Something that a guide says, with the articles that say so, or `TOWN`."""

    words: str
    sources: tuple[str, ...] = (TOWN,)


Entry = tuple[str, Said]  # a question and its answer, the name of a fact and what holds


@dataclass(frozen=True)
class Basis:
    """A legal basis (设定依据): the full title without 《》, the article as law writes it, and in plain
    words what it decides."""

    title: str
    article: str
    says: str


@dataclass(frozen=True)
class Limit:
    """A time limit; without a number at once (即办)."""

    number: int
    unit: Unit
    note: str = ""
    sources: tuple[str, ...] = (TOWN,)


@dataclass(frozen=True)
class Material:
    """One paper. ``either`` puts materials of the same letter into a group of which one suffices;
    ``when`` names the answers of the questionnaire with which it is asked for, “question:option”, of
    each question at least one; without it always.
    """

    name: str
    kind: str  # "certificate", "form", "other": 证件证书证明, 申请表格文书, 其他
    originals: int = 0
    copies: int = 0
    form: str = "paper"  # "paper", "electronic", "either"
    need: Need = Need.NEEDED
    waived: Waived = Waived.NO
    source: str = "applicant"  # "applicant", "government", "agency"
    issued_by: str = ""
    note: str = ""
    either: str = ""
    when: tuple[str, ...] = ()
    sources: tuple[str, ...] = (TOWN,)


@dataclass(frozen=True)
class Option:
    """An answer; ``stops`` says why this guide is not theirs, ``leads_to`` where they go instead."""

    key: str
    words: str
    stops: str = ""
    leads_to: str = ""


@dataclass(frozen=True)
class Question:
    """A question of the questionnaire (情形引导); asked only ``when`` earlier answers call for it."""

    key: str
    words: str
    options: tuple[Option, ...]
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A step of handling (环节): what is done, by which post, in what time, looked at how."""

    name: str
    what: str
    role: str
    limit: Limit | None = None
    criteria: str = ""
    result: str = ""
    sources: tuple[str, ...] = (TOWN,)


@dataclass(frozen=True)
class Node:
    """A node of the flow chart. ``to`` holds where it goes on: the key of a node, and behind “:” under
    which condition, if there are several."""

    key: str
    words: str
    role: str = ""
    limit: str = ""
    to: tuple[str, ...] = ()
    kind: str = "step"  # "start", "step", "decision", "end"


@dataclass(frozen=True)
class Fee:
    """A fee, and for whom it is less."""

    name: str
    amount: str
    reduction: str = ""
    sources: tuple[str, ...] = (TOWN,)


@dataclass(frozen=True)
class Result:
    """What one gets in the end. ``kind``: "certificate", "decision", "payment", "record", "other"."""

    name: str
    kind: str
    validity: str = ""
    handed_over: str = ""
    sources: tuple[str, ...] = (TOWN,)


@dataclass(frozen=True)
class Guide:
    """A service guide (办事指南) of the demonstration.

    ``item_type``: "licence" 行政许可, "confirmation" 行政确认, "payment" 行政给付, "adjudication" 行政裁决,
    "other" 其他行政权力, "service" 公共服务. ``audience``: "person", "company", "organisation".
    ``life_events`` and ``words`` (everyday words by which people look for it) are plain Chinese. ``counter``
    is the number of the comprehensive window in the service centre, ``department`` the key of the
    department in the demonstration that answers for it.
    """

    key: str
    title: str
    summary: str  # one or two plain sentences, at most 100 characters
    item_type: str
    department: str
    counter: int | None
    audience: tuple[str, ...]
    life_events: tuple[str, ...]
    words: tuple[str, ...]
    who: Said  # 谁能办, in one sentence
    conditions: tuple[Said, ...]
    bases: tuple[Basis, ...]
    materials: tuple[Material, ...]
    statutory_limit: Limit | None
    promised_limit: Limit | None
    visits: int  # 到现场次数
    visits_why: str
    scope: str  # 通办范围: "nation", "province", "city", "county", "town", "village"
    fees: tuple[Fee, ...]
    steps: tuple[Step, ...]
    results: tuple[Result, ...]
    channels: tuple[str, ...]  # "counter", "online", "post", "home", "terminal", "proxy"
    remedies: tuple[Said, ...]
    faq: tuple[Entry, ...]
    plain: tuple[Said, ...] = ()  # the law in plain words, at most three lines
    questions: tuple[Question, ...] = ()
    flow: tuple[Node, ...] = ()
    related: tuple[str, ...] = ()  # keys of other guides
    special_procedures: tuple[tuple[str, Limit], ...] = ()  # what it is, and its own time
    quantity_limit: str = ""
    handling: str = "promise"  # "at_once" 即办件, "promise" 承诺件
    level: str = ""  # who decides: "nation", "province", "city", "county", "town"
    is_free: bool = False
    has_no_statutory_limit: bool = False
    place: str = ""  # beside the counter, or instead of it
    phone: str = ""
    more: tuple[Entry, ...] = ()  # facts without a field: name and what holds


@dataclass(frozen=True)
class Task:
    """One thing to do: with the guide of a key, or at an office that has none here.

    ``name`` is needed where there is no guide, ``department`` where the guide does not say it, ``place``
    for an office outside the town. ``words`` are what matters here, ``when`` as of a `Material`.
    """

    key: str
    name: str = ""
    guide: str = ""
    department: str = ""
    place: str = ""
    words: str = ""
    when: tuple[str, ...] = ()
    sources: tuple[str, ...] = (TOWN,)


@dataclass(frozen=True)
class Stage:
    """What comes next, in one sentence; its tasks can be done at the same time."""

    name: str
    words: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Journey:
    """One matter of life over several guides and offices (一件事).

    ``words`` and ``life_events`` as of a `Guide`; ``department`` answers for the whole.
    """

    key: str
    title: str
    summary: str
    department: str
    life_events: tuple[str, ...]
    words: tuple[str, ...]
    before: tuple[Said, ...]  # what one has to know first, at most five sentences
    questions: tuple[Question, ...]
    stages: tuple[Stage, ...]
    faq: tuple[Entry, ...]
