"""What the search leaves to jobs."""

import logging

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily, Every
from search.indexing import deliveries, mirrors
from search.indexing.catching_up import BUILD_JOB, build, index_what_waits
from search.indexing.changes import JOB, forget_settled
from search.indexing.checking import Checked, NothingToCheck, check, repair
from search.indexing.generations import tidy_up
from search.indexing.mirror_checking import CopyState, check_copy, repair_copy

TIDY_JOB = "search.tidy_up"
CHECK_JOB = "search.check"

logger = logging.getLogger(__name__)


def tidy() -> str:
    """Takes away what earlier builds left; gives how much it was, and nothing for nothing."""
    generations, changes = tidy_up(), forget_settled()
    return f"{generations} / {changes}" if generations or changes else ""


def check_and_repair() -> str:
    """Looks for what the index and its copy have otherwise than it is, tells of it and sets it right."""
    try:
        found = check()
    except NothingToCheck:
        return ""
    if not found.is_clean:
        _repair_index(found)
    # After the index: what was set right there is delivered.
    is_copy_repaired = _repair_copy()
    if found.is_clean and not is_copy_repaired:
        return ""
    return _("Drift was found and repaired; the log has more.")


def _repair_copy() -> bool:
    """Whether there was something to repair, and a cluster that answers."""
    found = check_copy()
    if found is None or found.is_clean:
        return False
    if found.state is CopyState.UNREACHABLE:
        logger.warning("the copy of the search index was not compared: %s", found.trouble)
        return False
    logger.error(
        "the copy of the search index had drifted: %s, %s missing, %s surplus, %s outdated",
        found.state.value,
        found.missing,
        found.surplus,
        found.outdated,
    )
    repair_copy(found)
    return True


def _repair_index(found: Checked) -> None:
    for drift in found.drifts:
        if not drift.is_clean:
            logger.error(
                "the search index had drifted: %s: %s missing, %s surplus, %s outdated, %s broken",
                drift.source,
                drift.missing,
                drift.surplus,
                drift.outdated,
                drift.broken,
            )
    repair(found)
    if found.engine_missing or found.engine_surplus:
        logger.error(
            "the engine had drifted: %s missing, %s surplus; the index is built anew",
            found.engine_missing,
            found.engine_surplus,
        )
        build()


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        deliveries.JOB,
        mirrors.keep_mirrors,
        label=gettext_lazy("Deliver the search index to Elasticsearch"),
        time_limit=3600,
        schedule=Every(minutes=1),
        forgets_idle_runs=True,
    )
    register_job(
        JOB,
        index_what_waits,
        label=gettext_lazy("Index what has changed"),
        schedule=Every(minutes=1),
        time_limit=600,
        forgets_idle_runs=True,
    )
    register_job(
        BUILD_JOB,
        build,
        label=gettext_lazy("Build the search index"),
        time_limit=3600,
        exclusive=True,
    )
    register_job(
        TIDY_JOB,
        tidy,
        label=gettext_lazy("Take away old search indexes"),
        schedule=Every(minutes=10),
        time_limit=1800,
        forgets_idle_runs=True,
    )
    register_job(
        CHECK_JOB,
        check_and_repair,
        label=gettext_lazy("Compare the search index with what is public"),
        schedule=Daily("03:30"),
        time_limit=3600,
    )
