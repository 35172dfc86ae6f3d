"""The demonstration town: parts that rooms above register, loaded once and removed without a trace.

A part makes its objects through the same services as people use. Each object gets a key; a second
load makes only what has no key yet, so that what a person changed or deleted stays as it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models.deletion import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex, Revision

from fazhi.town.models import DemoRecord, Town, TownKind

DEMO_NAME = "黄桥镇"
DEMO_NAME_EN = "Huangqiao"

M = TypeVar("M", bound=models.Model)


class TownError(Exception):
    """The asked-for change would mix demonstration and real data or break something; it says why."""


@dataclass(frozen=True)
class DemoPart:
    """One room's share of the demonstration.

    Parts load in the order of ``order`` (the layers' order) and are removed the other way round.
    ``remove`` clears what is no object of a key, such as values on settings or log entries;
    ``announce`` gives lines that the start of the site prints, such as accounts to try.
    """

    name: str
    order: int
    load: "Callable[[DemoTown], None]"
    remove: "Callable[[DemoTown], None] | None" = None
    announce: Callable[[], list[str]] | None = None


_parts: dict[str, DemoPart] = {}
_trace_cleaners: list[Callable[[int, list[str]], object]] = []


def register_demo(part: DemoPart) -> None:
    """Adds a part; called from ``AppConfig.ready``."""
    _parts[part.name] = part


def register_trace_cleaner(clean: Callable[[int, list[str]], object]) -> None:
    """Adds what deletes the traces that objects of a type leave in a room above.

    ``clean`` gets the id of their content type and their own ids.
    """
    _trace_cleaners.append(clean)


def demo_parts() -> list[DemoPart]:
    """All parts in the order of loading."""
    return sorted(_parts.values(), key=lambda p: (p.order, p.name))


class DemoTown:
    """What a part works with: makes objects once by key, and finds those of earlier parts.

    ``count`` is told after each object how many there are by now.
    """

    def __init__(self, count: Callable[[int], None] = lambda made: None) -> None:
        self._count = count
        self._made = 0

    def make(self, key: str, make: Callable[[], M]) -> M | None:
        """The object of ``key``, made on first sight; ``None`` when somebody has deleted it since."""
        record = DemoRecord.objects.filter(key=key).first()
        if record is None:
            made = make()
            DemoRecord.objects.create(
                key=key,
                content_type=ContentType.objects.get_for_model(made, for_concrete_model=False),
                object_id=str(made.pk),
            )
            self._made += 1
            self._count(self._made)
            return made
        return cast("M | None", record.target)

    def find(self, key: str) -> models.Model | None:
        """The object of ``key`` if the demonstration made it and it is still there."""
        record = DemoRecord.objects.filter(key=key).first()
        return cast("models.Model | None", record.target) if record else None

    def get(self, key: str, kind: type[M]) -> M:
        """The object of ``key``; raises `TownError` when it is gone or is no ``kind``."""
        found = self.find(key)
        if not isinstance(found, kind):
            raise TownError(_("The demonstration object “%s” is missing.") % key)
        return found


def refuse_without_tables() -> None:
    """Raises `TownError` for a database that has not been migrated yet."""
    if Town._meta.db_table not in connection.introspection.table_names():
        raise TownError(_("The database has no tables yet; run “manage.py migrate” first."))


def load_demo(
    say: Callable[[str], None] = lambda part: None, count: Callable[[int], None] = lambda made: None
) -> list[str]:
    """Loads every part that is not yet loaded, each in one transaction; returns their names.

    ``say`` is told each part as it begins, ``count`` the number of its objects as they are made.
    Raises `TownError` in a real town.
    """
    refuse_without_tables()
    town = Town.objects.current()
    if town and town.kind != TownKind.DEMO:
        raise TownError(
            _("This installation is a real town; demonstration data is not mixed with it.")
        )
    if town is None:
        town = Town(kind=TownKind.DEMO, name=DEMO_NAME, name_en=DEMO_NAME_EN)
        town.save()
    done = []
    for part in demo_parts():
        if part.name in town.loaded_parts:
            continue
        say(part.name)
        with transaction.atomic():
            part.load(DemoTown(count))
            town.loaded_parts = [*town.loaded_parts, part.name]
            town.save()
        done.append(part.name)
    return done


def remove_demo() -> int:
    """Removes everything that the demonstration made, in one transaction; returns how many objects.

    Raises `TownError`, and changes nothing, in a real town or when something made since then
    depends on a demonstration object.
    """
    refuse_without_tables()
    town = Town.objects.current()
    if town is None:
        raise TownError(_("There is no demonstration data in this installation."))
    if town.kind != TownKind.DEMO:
        raise TownError(_("This installation is a real town; there is no demonstration data."))
    removed = 0
    with transaction.atomic():
        for record in DemoRecord.objects.order_by("-pk").iterator():
            target = record.target
            if target is None:
                continue
            try:
                target.delete()
            except (ProtectedError, RestrictedError) as error:
                raise TownError(_blocked(target, error)) from None
            removed += 1
        for part in reversed(demo_parts()):
            if part.remove:
                part.remove(DemoTown())
        _forget_traces()
        DemoRecord.objects.all().delete()
        town.delete()
    return removed


def _blocked(target: models.Model, error: ProtectedError | RestrictedError) -> str:
    objects = (
        error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    )
    others = ", ".join(sorted({str(o) for o in objects})[:5])
    return _(
        "“%(target)s” cannot be removed: it is used by %(others)s. Change or delete those first; "
        "nothing has been removed."
    ) % {"target": target, "others": others}


def _forget_traces() -> None:
    """Log entries and revisions outlive their objects on purpose; those of the demo go with it."""
    for kind in DemoRecord.objects.values_list("content_type", flat=True).distinct():
        ids = list(DemoRecord.objects.filter(content_type=kind).values_list("object_id", flat=True))
        ModelLogEntry.objects.filter(content_type=kind, object_id__in=ids).delete()
        if issubclass(ContentType.objects.get_for_id(kind).model_class() or Town, Page):
            PageLogEntry.objects.filter(content_type=kind, page_id__in=ids).delete()
        Revision.objects.filter(content_type=kind, object_id__in=ids).delete()
        ReferenceIndex.objects.filter(content_type=kind, object_id__in=ids).delete()
        for clean in _trace_cleaners:
            clean(kind, ids)
