"""Content that stands while the tests that ask for it run one after the other. A plugin of pytest.

What many tests begin with is founded once in a process, before anything else is set up for the first of
them, and goes before the first test that does not ask for it. What a test changes is undone as ever; the
objects that it gets are its own copies. A test that really commits founds its own, as does one that comes
upon its wish only while it runs.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import deepcopy
from inspect import Parameter, Signature, signature
from itertools import takewhile
from typing import Any, Literal, TypeVar

from django.db import connection, transaction

import pytest
from pytest_django.plugin import DjangoDbBlocker

T = TypeVar("T")
Founding = Callable[..., Any]
Objects = dict[Founding, Any]

COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences"}
# By the function of the fixture, in the order of the code: what stands upon another is defined below it.
_foundings: dict[object, Founding] = {}
_in_one_process: dict[Founding, str] = {}
_not_even_heavy_ones_apart: set[Founding] = set()


def fixture(
    *,
    scope: Literal["function", "session"] = "function",
    in_one_process: str = "",
    heavy_too: bool = False,
) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Makes a fixture of a function that founds content upon other such content, or upon nothing.

    What takes long to found names a group, so that the tests that ask for it share one process, the heavy
    ones only if ``heavy_too``: they last longer than the founding, mostly. What has no objects to give may
    be asked for by fixtures of the whole session.
    """

    def make(found: Callable[..., T]) -> Callable[..., T]:
        below = list(signature(found).parameters)

        def taken(standing_content: "Place", **others: Any) -> T:
            if standing_content.has(found):
                copied: T = standing_content.take(found)
                return copied
            return found(**{name: others[name] for name in below})

        needs = ["standing_content", *(["db"] if scope == "function" else []), *below]
        taken.__signature__ = Signature(  # type: ignore[attr-defined]
            [Parameter(name, Parameter.KEYWORD_ONLY) for name in needs]
        )
        taken.__name__, taken.__doc__ = found.__name__, found.__doc__
        taken.__module__ = found.__module__
        _foundings[taken] = found
        if in_one_process:
            _in_one_process[found] = in_one_process
        if heavy_too:
            _not_even_heavy_ones_apart.add(found)
        made: Callable[..., T] = pytest.fixture(scope=scope)(taken)
        return made

    return make


class Place:
    """What stands in the database of this process now, each upon what was founded before it."""

    def __init__(self) -> None:
        self._blocker: DjangoDbBlocker | None = None
        self._wanted: list[Founding] = []
        # Each with the objects of all that stands below it, as they were when it had been founded.
        self._standing: list[tuple[Founding, Objects, ExitStack]] = []
        self._copies: Objects = {}

    def open(self, blocker: DjangoDbBlocker) -> None:
        """There is a database."""
        self._blocker = blocker
        self._found()

    def prepare(self, wanted: list[Founding]) -> None:
        """Lets stand what the next test asks for and nothing else."""
        self._wanted = wanted
        self._copies = {}
        pairs = zip(wanted, self._standing, strict=False)
        kept = len(list(takewhile(lambda pair: pair[0] is pair[1][0], pairs)))
        self._take_down(kept)
        self._found()

    def close(self) -> None:
        """Nothing stands any longer, and the database goes."""
        self._take_down(0)
        self._blocker = None

    def has(self, founding: Founding) -> bool:
        return founding in self._objects()

    def take(self, founding: Founding) -> Any:
        """The content as it was founded, for one test."""
        if not self._copies:  # all at once: what was one object stays one
            self._copies = deepcopy(self._objects())
        return self._copies[founding]

    def _objects(self) -> Objects:
        return self._standing[-1][1] if self._standing else {}

    def _found(self) -> None:
        if self._blocker is None:
            return
        for founding in self._wanted[len(self._standing) :]:
            objects = deepcopy(self._objects())
            below = {standing.__name__: content for standing, content in objects.items()}
            needed = {name: below[name] for name in signature(founding).parameters}
            with self._blocker.unblock(), ExitStack() as removal:
                removal.enter_context(transaction.atomic())
                removal.callback(transaction.set_rollback, rollback=True)
                objects[founding] = founding(**needed)
                connection.check_constraints()  # now, rather than after each test
                self._standing.append((founding, objects, removal.pop_all()))

    def _take_down(self, kept: int) -> None:
        while len(self._standing) > kept:
            assert self._blocker
            _founding, _objects, removal = self._standing.pop()
            with self._blocker.unblock():
                removal.close()


_place = Place()


@pytest.fixture(scope="session")
def standing_content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """The place where content stands."""
    _place.open(django_db_blocker)
    yield _place
    _place.close()


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    wanted = {item: _wanted_by(item) for item in items}
    for item in items:
        for founding in wanted[item]:
            may_part = (
                item.get_closest_marker("heavy") and founding not in _not_even_heavy_ones_apart
            )
            if founding in _in_one_process and not may_part:
                item.add_marker(pytest.mark.xdist_group(_in_one_process[founding]))
    ranks = {founding: rank for rank, founding in enumerate(_foundings.values())}

    def turn(item: pytest.Item) -> tuple[bool, list[tuple[bool, int]]]:
        """What is founded together runs together, what has a process of its own first."""
        return not wanted[item], [(f not in _in_one_process, ranks[f]) for f in wanted[item]]

    items.sort(key=turn)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    _place.prepare(_wanted_by(item))


def _wanted_by(item: pytest.Item) -> list[Founding]:
    """What is to stand for a test, in the order in which it is founded."""
    if _commits(item) or not isinstance(item, pytest.Function):
        return []
    fixtures = item._fixtureinfo.name2fixturedefs
    wanted: set[Founding] = set()

    def want(name: str, nearness: int = 1) -> bool:
        """Adds the content of a name, of several the nearest; false where it cannot stand."""
        definitions = fixtures.get(name, ())
        if len(definitions) < nearness:
            return False
        founding = _foundings.get(definitions[-nearness].func)
        needs = signature(founding).parameters if founding else definitions[-nearness].argnames
        stand = [want(need, nearness + 1 if need == name else 1) for need in needs]
        if founding and all(stand):
            wanted.add(founding)
        return founding in wanted

    for name in item.fixturenames:
        want(name)
    return [founding for founding in _foundings.values() if founding in wanted]


def _commits(item: pytest.Item) -> bool:
    """Whether what a test does is not undone by a transaction around it."""
    mark = item.get_closest_marker("django_db")
    commits = mark and (mark.kwargs.get("transaction") or mark.kwargs.get("reset_sequences"))
    return bool(commits) or not COMMITTING.isdisjoint(getattr(item, "fixturenames", ()))
