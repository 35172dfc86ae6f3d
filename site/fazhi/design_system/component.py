"""What the living page says about a component: what it is for, and how it looks in each state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Words = str | Promise
Context = Mapping[str, Any]


@dataclass(frozen=True)
class Example:
    """One state of a component: its template with made-up content.

    ``context`` is a function where the content depends on the day.
    """

    title: Words
    template: str
    context: Context | Callable[[], Context]

    def html(self, request: HttpRequest) -> SafeString:
        """The component as a page would show it."""
        context = self.context() if callable(self.context) else self.context
        return render_to_string(self.template, dict(context), request)


@dataclass(frozen=True)
class Component:
    """A component with its use in one or two sentences. ``wide`` ones span the window."""

    slug: str
    title: Words
    use: Words
    examples: tuple[Example, ...]
    wide: bool = False
    script: str = ""
