"""Which kinds of tasks there are: each room says it for the tasks that it opens."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise

from fazhi.departments.models import Role

# Who does the work of a department, and who answers for it.
HANDLERS = frozenset({Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.PUBLISHER})
LONGEST_KEY = 40


@dataclass(frozen=True)
class Kind:
    """What tasks of a kind have in common.

    ``days`` is how long they take and ``escalate_after`` when, after the due date, the heads hear of
    it, both in working days. ``roles`` see and handle them in their department; its heads always
    do. ``about`` names the models of what they are about; of such a thing ``address_of`` gives the
    screen in the administration, or nothing, and ``label_of`` its name without personal data.
    ``acts_elsewhere``: they are taken, finished and handed over on that screen only.
    """

    key: str
    label: str | Promise
    about: tuple[type[models.Model], ...] = ()
    days: int = 5
    escalate_after: int = 1
    roles: frozenset[Role] = HANDLERS
    address_of: Callable[[Any], str] = lambda thing: ""
    label_of: Callable[[Any], str] = str
    acts_elsewhere: bool = False

    def model_of(self, thing: models.Model) -> type[models.Model]:
        """The model of ``about`` that ``thing`` belongs to; raises `ValueError` for any other."""
        for model in self.about:
            if isinstance(thing, model):
                return model
        raise ValueError(f"tasks of kind {self.key} are not about a {type(thing).__name__}")


_kinds: dict[str, Kind] = {}


def register_kind(
    key: str,
    label: str | Promise,
    *,
    about: Iterable[type[models.Model]] = (),
    days: int = 5,
    escalate_after: int = 1,
    roles: Iterable[Role] = HANDLERS,
    address_of: Callable[[Any], str] = lambda thing: "",
    label_of: Callable[[Any], str] = str,
    acts_elsewhere: bool = False,
) -> Kind:
    """Adds a kind, see `Kind`; called from ``AppConfig.ready``.

    Raises `ValueError` for a key that is taken or too long, and for limits below one working day.
    """
    from fazhi.worklist.deletion import watch  # the models ask for kinds themselves

    if key in _kinds or not 0 < len(key) <= LONGEST_KEY:
        raise ValueError(f"no key for a new kind of task: {key!r}")
    if min(days, escalate_after) < 1:
        raise ValueError(f"the limits of {key} are working days, at least one")
    kind = Kind(
        key,
        label,
        about=tuple(about),
        days=days,
        escalate_after=escalate_after,
        roles=frozenset(roles),
        address_of=address_of,
        label_of=label_of,
        acts_elsewhere=acts_elsewhere,
    )
    for model in kind.about:
        watch(model)
    _kinds[key] = kind
    return kind


def find_kind(key: str) -> Kind:
    """The kind of a key; of one that no room registers any more, what its heads may still handle."""
    return _kinds.get(key) or Kind(key, key, roles=frozenset())


def models_of(thing: models.Model) -> set[type[models.Model]]:
    """The models by which kinds know a thing: its own, or one that it inherits from."""
    return {model for kind in all_kinds() for model in kind.about if isinstance(thing, model)}


def all_kinds() -> list[Kind]:
    """Every registered kind."""
    return list(_kinds.values())


def kind_choices() -> list[tuple[str, str | Promise]]:
    """Keys and labels, for a field."""
    return [(kind.key, kind.label) for kind in all_kinds()]
