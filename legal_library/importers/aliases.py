"""Short names that texts give to laws (以下简称), kept as names of those laws."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from legal_library.finding.noting import note_laws
from legal_library.models import AliasKind, Law, LawAlias, Provision
from legal_library.parsing.names import short_names
from legal_library.titles import law_key

# What texts call any law for their own purposes.
_FOR_ALL = {
    *("本法", "本条例", "本规定", "本办法", "条例", "办法", "规定", "决定", "解释", "通知", "意见"),
    *("公约", "议定书", "协定", "协议", "规则", "细则", "标准", "纲要", "方案", "规划", "指导意见"),
    *("实施办法", "实施细则", "暂行办法", "暂行规定", "若干规定", "补充规定", "目录", "清单"),
}
_SHORTEST = 2


def harvest_names() -> int:
    """Names from every text of the library; returns how many are new.

    An import that goes on after an interruption has not read all of them itself.
    """
    harvest = Harvest()
    # In the order of the rows themselves: by version, PostgreSQL joins tables of which it has no
    # statistics yet right behind an import, and may compare each provision with every version.
    provisions = Provision.objects.order_by("pk")
    texts = provisions.filter(Q(text__contains="以下") | Q(text__contains="下称"))
    for text in texts.filter(text__contains="》").values_list("text", flat=True).iterator():
        harvest.add(short_names(text))
    return harvest.save()


class Harvest:
    """Collects names while laws are imported and saves them once all laws are known."""

    def __init__(self) -> None:
        self._names: Counter[tuple[str, str]] = Counter()

    def add(self, names: Iterable[tuple[str, str]]) -> None:
        """Pairs of a title and a short name for it."""
        for title, name in names:
            plain = law_key(name)
            if plain not in _FOR_ALL and _SHORTEST <= len(plain) <= 20:
                self._names[law_key(title), name] += 1

    def save(self) -> int:
        """Makes the names of laws in the library; returns how many are new.

        A name that is another law's title, or that texts give to two laws, is nobody's.
        """
        by_name: dict[str, set[str]] = {}
        for title, name in self._names:
            if law_key(name) != title:
                by_name.setdefault(law_key(name), set()).add(title)
        wanted = {name: next(iter(titles)) for name, titles in by_name.items() if len(titles) == 1}
        spelled = {law_key(name): name for _title, name in self._names}
        titles = set(
            Law.objects.filter(normalised_title__in=list(by_name)).values_list(
                "normalised_title", flat=True
            )
        )
        laws = {}
        for law in Law.objects.filter(normalised_title__in=set(wanted.values())).order_by("-rank"):
            laws[law.normalised_title] = law
        rows = [
            LawAlias(law=laws[title], name=spelled[plain], normalised=plain, kind=AliasKind.SHORT)
            for plain, title in wanted.items()
            if title in laws and plain not in titles
        ]
        there = set(LawAlias.objects.values_list("law", "normalised"))
        new = [row for row in rows if (row.law_id, row.normalised) not in there]
        with transaction.atomic():
            LawAlias.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
            note_laws({row.law_id for row in new})
        return len(new)
