"""Reading the words of documents beside the site, each file once."""

import logging
import time

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from cms_pages.kit.finding.file_texts import NotReadable, can_be_read, read_file
from cms_pages.kit.finding.models import DocumentText, PageDocument
from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.registry import register_job
from fazhi.jobs.time_limits import OverTime
from fazhi.media.documents import extension_of
from fazhi.media.models import CustomDocument
from search.indexing.changes import note_changes

JOB = "pages.read_documents"
SOURCE = "document"
BUDGET = 240  # seconds of one run

logger = logging.getLogger(__name__)


def unread() -> QuerySet[CustomDocument]:
    """Documents on pages whose present file nobody has read."""
    read = DocumentText.objects.filter(document=OuterRef("pk"), file_hash=OuterRef("file_hash"))
    linked = PageDocument.objects.filter(document=OuterRef("pk"))
    return CustomDocument.objects.filter(Exists(linked), ~Exists(read)).order_by("pk")


def read_what_is_new() -> None:
    """Asks for the job, if it has anything to do."""
    if unread().exists():
        enqueue_once(JOB)


def read_documents() -> str:
    """The job; gives how many it has read."""
    until = time.monotonic() + BUDGET
    done = 0
    for document in unread().iterator(chunk_size=50):
        _read(document)
        done += 1
        if time.monotonic() > until:
            enqueue_once(JOB)
            break
    return str(done) if done else ""


def _read(document: CustomDocument) -> None:
    try:
        text, trouble = _words(document)
        with transaction.atomic():
            DocumentText.objects.update_or_create(
                document=document,
                defaults={"file_hash": document.file_hash, "text": text, "trouble": trouble},
            )
            note_changes(SOURCE, document.pk)
    except IntegrityError:  # it was deleted meanwhile
        return
    except OverTime:
        raise
    except Exception:  # the store is away: another night
        logger.exception("document %s was not read", document.pk)


def _words(document: CustomDocument) -> tuple[str, str]:
    """The words of its file, and why there are none."""
    extension = extension_of(document.filename)
    if not can_be_read(extension):
        return "", "kind"
    try:
        with document.file.open("rb") as file:
            text = read_file(file.read(), extension)
    except (NotReadable, FileNotFoundError) as problem:
        trouble = str(problem) if isinstance(problem, NotReadable) else "gone"
        logger.warning("document %s has no words: %s", document.pk, trouble)
        return "", trouble[:80]
    return text, "" if text.strip() else "empty"  # such as a scanned picture


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(JOB, read_documents, label=_("Read documents for the search"), time_limit=600)
