"""A small town's texts, made up anew the same way each time, and what a search of them must find.

`stands` and `matching` say it without any index: by reading every text. Engines are held against them.
"""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from search.analysis import is_chinese, run_tokens, runs
from search.documents import Document, Facets
from search.engines.base import CANDIDATES, Plan, Row, Within
from search.registry import Source

SOURCE = "sample"
LANGUAGE = "zh-hans"

_WHO = (
    *("用人单位", "劳动者", "承租人", "出租人", "业主", "物业服务人"),
    *("公民", "法人", "未成年人", "监护人", "夫妻一方", "村民委员会"),
)
_MAY = ("应当", "可以", "不得", "有权", "依法")
_DO = (
    *("支付违约金", "解除劳动合同", "赔偿损失", "请求人民法院撤销", "订立书面租赁合同"),
    *("承担侵权责任", "抛掷物品", "约定试用期", "申请劳动仲裁", "办理离婚登记"),
    *("继承遗产", "缴纳养老保险", "举报高空抛物"),
)
_WHEN = (
    *("的。", "，期限为三十日。", "，但是法律另有规定的除外。", "；逾期的，加收利息。"),
    *("（见GB 50016标准）。", "，可以拨打12348热线。"),
)
_SAID = ("房东不退押金怎么办", "公司不签合同", "楼上扔东西砸到人", "老板拖欠工资", "AA制彩礼")


@dataclass
class Town:
    """What can be found, by subject: tests change it and say so."""

    documents: dict[int, list[Document]] = field(default_factory=dict)

    def source(self) -> Source:
        """As apps register theirs."""
        return Source(
            SOURCE,
            subjects=lambda: sorted(self.documents),
            documents=lambda key: self.documents.get(key, []),
            public=lambda keys: [key for key in keys if key in self.documents],
            kinds={"provision": "provisions", "page": "pages"},
        )


def made_up(subjects: int = 30, parts: int = 8, seed: int = 7) -> Town:
    """A town with that many subjects of so many parts."""
    chance = random.Random(seed)
    return Town(
        {
            key: [document(chance, key, part) for part in range(parts)]
            for key in range(1, subjects + 1)
        }
    )


def document(chance: random.Random, key: int, part: int) -> Document:
    """A document like a provision."""
    body = "".join(
        chance.choice(_WHO) + chance.choice(_MAY) + chance.choice(_DO) + chance.choice(_WHEN)
        for _ in range(chance.randint(1, 6))
    )
    return Document(
        part=f"p{part}" if part else "",
        facets=Facets(
            LANGUAGE,
            kind="provision" if part else "page",
            standing=chance.choice(("current", "current", "ended")),
            owner=chance.choice(("县司法局", "镇政府", "")),
            year=chance.choice((2019, 2020, 2021)),
        ),
        title=f"{chance.choice(_WHO)}条例{key}",
        url=f"/sample/{key}/{part}",
        said=(chance.choice(_SAID),) if chance.random() < 0.3 else (),
        body=body,
        date=dt.date(2020, 1, 1) + dt.timedelta(days=chance.randint(0, 40)),
        boost=chance.choice((1.0, 1.1, 1.6, 2.2, 1 / 3)),
    )


def stands(run: str, text: str) -> bool:
    """Whether a run stands in a normalised text: Chinese anywhere, words as a whole."""
    if is_chinese(run):
        return any(run in part for part in runs(text))
    return run in runs(text)


def _in_row(run: str, row: Row, plan: Plan) -> bool:
    return stands(run, row.words) or (plan.use_said and stands(run, row.said))


def _fits(row: Row, plan: Plan, within: Within | None) -> bool:
    if within is not None and (row.source, row.subject) != (within.source, within.subject):
        return False
    return not any(_in_row(run, row, plan) for run in plan.excluded)


def matching(rows: Iterable[Row], plan: Plan) -> tuple[list[int], Counter[int]]:
    """The strict matches in order, and how many stand on each shelf."""
    found = [
        row
        for row in rows
        if plan.strict
        and _fits(row, plan, plan.within)
        and all(
            any(all(_in_row(run, row, plan) for run in runs_) for runs_ in group)
            for group in plan.strict
        )
    ]
    key: Callable[[Row], float] = (lambda r: r.day) if plan.newest_first else (lambda r: r.boost)
    chosen = [row for row in found if plan.shelves is None or row.shelf in plan.shelves]
    best = sorted(chosen, key=lambda row: (-key(row), row.entry))[:CANDIDATES]
    return [row.entry for row in best], Counter(row.shelf for row in found)


def possible(rows: Collection[Row], plan: Plan, within: Within | None) -> set[int]:
    """Everything that may match what is relaxed."""
    tokens = {token for token, _ in plan.relaxed}
    found = set()
    for row in rows:
        texts = (row.words, row.said) if plan.use_said else (row.words,)
        has = {token for text in texts for run in runs(text) for token in run_tokens(run)}
        on_shelf = plan.shelves is None or row.shelf in plan.shelves
        if tokens & has and on_shelf and _fits(row, plan, within):
            found.add(row.entry)
    return found
