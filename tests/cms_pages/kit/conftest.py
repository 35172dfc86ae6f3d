"""A town in which pages are signed."""

from tests.fazhi.signoff.conftest import member, office, public, underway

__all__ = ["member", "office", "public", "underway"]
