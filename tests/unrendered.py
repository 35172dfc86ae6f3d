"""Answers without the words of their pages, for tables that ask no more than who gets in where.

Putting a screen of the administration together takes most of the time of an answer, and whether it is
given at all is decided before. What the pages say is tested elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.template.backends.django import Template
from django.utils.safestring import SafeString


@contextmanager
def unrendered() -> Iterator[None]:
    """While it lasts, templates of answers are found and give nothing."""

    def nothing(template: Template, context: Any = None, request: Any = None) -> SafeString:
        return SafeString("")

    with mock.patch.object(Template, "render", nothing):
        yield
