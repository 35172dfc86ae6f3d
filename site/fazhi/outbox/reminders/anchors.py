"""The dates that can be reminded of: registered in code, by the room that owns them."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise

from fazhi.outbox.models import Reminder


@dataclass(frozen=True)
class Standard:
    """A rule that exists from the beginning; administrators may change or stop it."""

    kind: str
    days: int
    unit: str
    side: str
    at: dt.time = dt.time(9, 0)


@dataclass(frozen=True)
class Anchor:
    """A date of one kind of thing.

    ``date_of`` gives the date or the moment, ``None`` while there is nothing to remind of (it is
    done, or has no date). ``upcoming`` are the things that a new rule concerns. ``tell`` sends the
    messages of a reminder that is due, with a key under which each is written once:
    ``tell(thing, kind, key, reminder)``.
    """

    key: str
    label: str | Promise
    model: type[models.Model]
    date_of: Callable[[Any], dt.date | dt.datetime | None]
    upcoming: Callable[[], Iterable[Any]]
    tell: Callable[[Any, str, str, Reminder], object]
    kinds: tuple[str, ...]
    standards: tuple[Standard, ...] = ()


_anchors: dict[str, Anchor] = {}


def register_anchor(anchor: Anchor) -> None:
    """Adds a date, and looks after its things from now on; called from ``AppConfig.ready``."""
    from fazhi.outbox.reminders.scheduling import thing_deleted, thing_saved

    _anchors[anchor.key] = anchor
    models.signals.post_save.connect(
        thing_saved, sender=anchor.model, dispatch_uid="outbox.reminders"
    )
    models.signals.post_delete.connect(
        thing_deleted, sender=anchor.model, dispatch_uid="outbox.reminders"
    )


def anchor_of(key: str) -> Anchor | None:
    """The date of this key; ``None`` once its room is gone."""
    return _anchors.get(key)


def anchors() -> list[Anchor]:
    """Every registered date, by key."""
    return [_anchors[key] for key in sorted(_anchors)]


def anchors_on(model: type[models.Model]) -> list[Anchor]:
    """The dates that things of this model have."""
    return [anchor for anchor in anchors() if anchor.model is model]
