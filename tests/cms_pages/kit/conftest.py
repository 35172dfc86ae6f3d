"""A town in which pages are signed."""

from tests.fazhi.signoff.conftest import member, office

__all__ = ["member", "office"]
