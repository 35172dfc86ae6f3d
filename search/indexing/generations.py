"""Generations of the index: the one that is asked, and the one that is being built."""

from django.db import transaction

from search.analysis import ANALYSIS_VERSION
from search.engines.choice import database_engine
from search.indexing.deliveries import leave_mirrors
from search.models import Entry, EntryText, Generation, GenerationState, Suggestion

BATCH = 5000


def active_generation() -> Generation | None:
    """The generation that queries ask; None before anything was indexed."""
    return Generation.objects.filter(state=GenerationState.ACTIVE).first()


def locked_active_generation() -> Generation:
    """The same for whoever writes, one at a time; made where there is none.

    Raises ``TransactionManagementError`` outside of a transaction.
    """
    locked = Generation.objects.select_for_update()
    found = locked.filter(state=GenerationState.ACTIVE).first()
    if found is None:
        Generation.objects.get_or_create(
            state=GenerationState.ACTIVE, defaults={"analysis_version": ANALYSIS_VERSION}
        )
        found = locked.get(state=GenerationState.ACTIVE)
        database_engine().create(found.pk)
        database_engine().finish(found.pk)
    return found


def take_away(generation: int) -> None:
    """Removes a generation that nobody asks any more, in portions that hold nobody up."""
    leave_mirrors(generation)
    with transaction.atomic():
        database_engine().drop(generation)
    while True:
        with transaction.atomic():
            some = list(
                Entry.objects.filter(generation=generation).values_list("pk", flat=True)[:BATCH]
            )
            Suggestion.objects.filter(entry__in=some)._raw_delete("default")
            EntryText.objects.filter(pk__in=some)._raw_delete("default")
            Entry.objects.filter(pk__in=some)._raw_delete("default")
        if not some:
            break
    Generation.objects.filter(pk=generation).delete()
