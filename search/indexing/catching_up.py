"""Bringing the index up to date: change by change, or anew where that is faster or has to be."""

import logging
import time

from fazhi.jobs.asking import enqueue_once
from search.indexing.changes import index_changes, index_some, waiting_subjects
from search.indexing.generations import building_generation, must_be_built
from search.indexing.rebuilding import AlreadyBuilding, rebuild
from search.registry import all_sources

BUILD_JOB = "search.build"
# From so many subjects on, if they are a sixth of all, a build takes less time than they do.
MANY = 100
SHARE = 6
PAUSE = 1.0  # seconds

logger = logging.getLogger(__name__)


def is_better_built() -> bool:
    """Whether so much waits that the index is built anew."""
    waiting = waiting_subjects()
    if waiting < MANY:
        return False
    return waiting * SHARE >= sum(sum(1 for _ in source.subjects()) for source in all_sources())


def index_what_waits() -> str:
    """The job of every minute: what waits is indexed; what is better built is left to a job."""
    if must_be_built() or is_better_built():
        if building_generation() is None:
            enqueue_once(BUILD_JOB)
        return ""
    return index_changes()


def build() -> str:
    """The job that builds; gives how many entries there are."""
    try:
        generation = rebuild()
    except AlreadyBuilding as other:
        logger.info("not built: %s", other)
        return ""
    generation.refresh_from_db()
    return str(generation.entries)


def catch_up() -> None:
    """Ends with an index that holds all that is committed now; for imports that bring much.

    Waits for another process that builds. What cannot be indexed is tried again by the job.
    """
    while must_be_built() or is_better_built():
        try:
            rebuild()
        except AlreadyBuilding:
            time.sleep(PAUSE)
    while index_some()[0]:
        pass
