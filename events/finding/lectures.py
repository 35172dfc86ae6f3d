"""A lecture as the search finds it; its dates and seats are read the moment a card is shown."""

import datetime as dt
from typing import Any


class FoundAsLecture:
    """A lecture by what it teaches; its keywords are names for it."""

    @property
    def found_on(self) -> dt.date | None:
        """No day: the dates are those of its sessions."""
        return None

    @property
    def found_context(self: Any) -> str:
        """Its form."""
        return str(self.get_form_display())

    @property
    def found_names(self: Any) -> tuple[str, ...]:
        """What people call it."""
        return (*super().found_names, *self.keyword_list)  # type: ignore[misc]
