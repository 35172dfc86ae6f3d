"""What an editor can do about a query that found little: rooms above register theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from search.registry import Label


@dataclass(frozen=True)
class Action:
    """A step: ``url_for`` gives the address of a form with the query filled in."""

    label: Label
    url_for: Callable[[str], str]
    permission: str

    def may(self, user: Any) -> bool:
        """Whether somebody can take it."""
        return bool(user.has_perm(self.permission))


_actions: list[Action] = []


def register_action(label: Label, url_for: Callable[[str], str], *, permission: str) -> None:
    """Adds a step for those with a permission (``app_label.codename``)."""
    _actions.append(Action(label, url_for, permission))


def actions_for(user: Any) -> list[Action]:
    """The steps that somebody can take, in the order of registration."""
    return [action for action in _actions if action.may(user)]


@dataclass(frozen=True)
class Owner:
    """Who keeps a word, which therefore is none for the lexicon: what to say, and where to go."""

    message: str
    url: str = ""


_owners: list[Callable[[list[str]], dict[str, Owner]]] = []


def register_owner(owner: Callable[[list[str]], dict[str, Owner]]) -> None:
    """Adds what tells, of normalised words, those that a room above keeps, such as law names."""
    _owners.append(owner)


def owners_of(words: list[str]) -> dict[str, Owner]:
    """Of normalised words those that belong elsewhere."""
    return {word: owner for find in _owners for word, owner in find(words).items()}
