"""The kinds of messages: registered in code, by the room that sends them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models.message import Priority

Label = str | Promise


class UnknownKind(LookupError):
    """No room has registered a kind of message of this key."""


@dataclass(frozen=True)
class Placeholder:
    """What stands for a value in a text: ``{{ name }}``. ``sample`` is shown in previews."""

    label: Label
    sample: Label
    is_link: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of message.

    ``subject`` and ``body`` are msgids with ``{{ placeholders }}``; the body is Markdown
    (paragraphs, lists, emphasis, links). Editors may replace both (`fazhi.outbox.wording`).
    ``why`` completes the footer: it says why the recipient gets it. ``stoppable`` kinds can be
    refused by their recipients; ``waits_for_day`` ones do not leave in quiet hours; ``secret`` ones
    hold a key, so that staff never see their words and these go as soon as they are sent.
    ``expires`` counts from when the message may leave. ``for_staff`` kinds go to inboxes too
    (`fazhi.outbox.inbox`), and each member of staff chooses how to be told of them.
    """

    key: str
    label: Label
    subject: Label
    body: Label
    why: Label
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict)
    priority: Priority = Priority.NORMAL
    channels: tuple[Channel, ...] = (Channel.EMAIL, Channel.SMS, Channel.CALL)
    stoppable: bool = False
    waits_for_day: bool = True
    needs_object: bool = False
    secret: bool = False
    for_staff: bool = False
    expires: dt.timedelta | None = None


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Adds a kind; called from ``AppConfig.ready``."""
    _kinds[kind.key] = kind


def kind_of(key: str) -> Kind:
    """The kind of this key; raises `UnknownKind`."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKind(key) from None


def known_kind(key: str) -> Kind | None:
    """The kind of this key; ``None`` once its room is gone."""
    return _kinds.get(key)


def kinds() -> list[Kind]:
    """Every registered kind, by key."""
    return [_kinds[key] for key in sorted(_kinds)]


def label_of(key: str) -> Label:
    """What a kind is called; its key once its room is gone."""
    kind = known_kind(key)
    return kind.label if kind else key


def why_of(key: str) -> Label:
    """Why recipients get it; empty once its room is gone."""
    kind = known_kind(key)
    return kind.why if kind else ""
