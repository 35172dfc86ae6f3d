"""Short words for writing guides and journeys down.

Sources are written as people cite, with 、 between them: “社会救助法37、38、民法典1077”. A number alone is
another article of the law before it; 待镇核实 (`TOWN`) is what the town has to verify, and what holds
without any source.
"""

from typing import Any

from cms_pages.services.demo.records import (
    TOWN,
    Basis,
    Entry,
    Fee,
    Limit,
    Material,
    Result,
    Said,
    Step,
    Task,
    Unit,
    Waived,
)
from fazhi.departments.law_titles import STATE

_ARTICLE = "0123456789-"


def cited(sources: str) -> tuple[str, ...]:
    """Each source with the title of its law."""
    found: list[str] = []
    title = ""
    for one in sources.split("、"):
        named = one.rstrip(_ARTICLE)
        title = named or title
        found.append(title + one.removeprefix(named))
    return tuple(found)


def said(words: str, sources: str = TOWN) -> Said:
    """A sentence with the articles behind it."""
    return Said(words, cited(sources))


def statute(title: str, article: str, says: str) -> Basis:
    """A basis whose full title begins with the name of the state."""
    return Basis(f"{STATE}{title}", article, says)


def ask(question: str, answer: str, sources: str = TOWN) -> Entry:
    """A question people ask, and the answer."""
    return question, said(answer, sources)


def fact(name: str, words: str, sources: str = TOWN) -> Entry:
    """What has no field of its own."""
    return name, said(words, sources)


def workdays(number: int, sources: str = TOWN, note: str = "") -> Limit:
    """A limit in working days."""
    return Limit(number, Unit.WORKDAY, note, cited(sources))


def days(number: int, sources: str = TOWN, note: str = "") -> Limit:
    """A limit in days of the calendar."""
    return Limit(number, Unit.DAY, note, cited(sources))


def months(number: int, sources: str = TOWN, note: str = "") -> Limit:
    """A limit in months."""
    return Limit(number, Unit.MONTH, note, cited(sources))


def at_once(sources: str = TOWN, note: str = "") -> Limit:
    """Done while one waits."""
    return Limit(0, Unit.AT_ONCE, note, cited(sources))


def certificate(name: str, sources: str = TOWN, **more: Any) -> Material:
    """A material of the kind 证件证书证明; ``more`` holds the other fields of `Material`."""
    return Material(name, "certificate", sources=cited(sources), **more)


def form(name: str, sources: str = TOWN, **more: Any) -> Material:
    """A material of the kind 申请表格文书."""
    return Material(name, "form", sources=cited(sources), **more)


def other(name: str, sources: str = TOWN, **more: Any) -> Material:
    """A material of any other kind."""
    return Material(name, "other", sources=cited(sources), **more)


def copy_of(name: str, sources: str = TOWN, **more: Any) -> Material:
    """A paper of which a copy is enough, or a picture of it."""
    return other(name, sources, copies=1, form="either", **more)


def shared(name: str, sources: str = TOWN, **more: Any) -> Material:
    """What the office gets from another one by sharing data, so that nobody brings it."""
    return certificate(
        name, sources, form="electronic", waived=Waived.SHARED, source="government", **more
    )


def fee(name: str, amount: str, sources: str = TOWN, reduction: str = "") -> Fee:
    """A fee, and for whom it is less."""
    return Fee(name, amount, reduction, cited(sources))


def step(name: str, what: str, role: str, sources: str = TOWN, **more: Any) -> Step:
    """A step of handling; ``more`` holds limit, criteria and result."""
    return Step(name, what, role, sources=cited(sources), **more)


def task(key: str, words: str, sources: str = TOWN, **more: Any) -> Task:
    """A task of a journey; ``more`` holds its name or guide, department, place and when it is due."""
    return Task(key, words=words, sources=cited(sources), **more)


def result(name: str, kind: str, sources: str = TOWN, **more: Any) -> Result:
    """What one gets in the end; ``more`` holds how long it holds and how it is handed over."""
    return Result(name, kind, sources=cited(sources), **more)
