"""What editors keep, in the memory of each process, read again when somebody has changed it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from search.models import Edition

T = TypeVar("T")
_every: "list[Kept[Any]]" = []


def refresh() -> None:
    """Notices what editors have changed of all that is kept: one query at the beginning of a search,
    in which `Kept.last` is as good as `Kept.current` from here on."""
    marks = dict(Edition.objects.values_list("name", "mark"))
    for kept in _every:
        kept.notice(marks.get(kept.name, ""))


class Kept(Generic[T]):
    """Rows of one kind as the search needs them, made by ``load``.

    `current` asks the database once, for the mark of the newest edition. Rows that are written
    without signals, in bulk, are announced with `Edition.renew`.
    """

    def __init__(self, name: str, load: Callable[[], T]) -> None:
        self.name = name
        self._load = load
        self._held: tuple[str, T] | None = None
        _every.append(self)

    def current(self) -> T:
        """The newest; one query where nothing was changed."""
        mark = self._mark()
        held = self._held
        if held is None or held[0] != mark:
            # The mark was read first: what is changed meanwhile is read again the next time.
            held = self._held = (mark, self._load())
        return held[1]

    def last(self) -> T:
        """What `current` gave last, or what was newest at the last `refresh`."""
        held = self._held
        return held[1] if held else self.current()

    def notice(self, mark: str) -> None:
        """Forgets what is older than this mark; it is read when somebody needs it."""
        held = self._held  # another thread may put something else in its place
        if held and held[0] != mark:
            self._held = None

    def watch(self, *models: type[Model]) -> None:
        """Notices what is saved and deleted of these models; called once, from ``ready``."""
        for model in models:
            for signal in (post_save, post_delete):
                signal.connect(self._renew, sender=model, dispatch_uid=f"search.{self.name}")

    def _renew(self, **kwargs: Any) -> None:
        Edition.renew(self.name)

    def _mark(self) -> str:
        return Edition.objects.filter(pk=self.name).values_list("mark", flat=True).first() or ""
