"""An import on the screen from the upload to its end: check, confirm, import; or let it be.

Single texts are worked on in the request, archives as a job (`legal_library.jobs`). Checking and
importing may be done again from the beginning: files whose text is in the library are passed over.
"""

import logging
import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.imports.models import Upload
from fazhi.jobs.asking import enqueue
from legal_library.importers.reporting import entry
from legal_library.importers.run import Report, Result, run_import
from legal_library.importers.unreadable import Unreadable
from legal_library.importers.uploads import check_upload, is_archive, sources_of
from legal_library.models import ImportRun, RunAct, RunState

JOB = "legal_library.import_run"
_LIST = "legal_library.laws"  # whose uploads they are
_NOTED_EVERY = 1.0  # seconds between two notes of progress
logger = logging.getLogger(__name__)


def begin(name: str, content: bytes, *, by: User) -> ImportRun:
    """Keeps an upload and checks it, or has it checked. Raises `Unreadable`."""
    check_upload(name, len(content))
    with transaction.atomic():
        upload = Upload.objects.keep(content, _LIST, by.pk)
        run = ImportRun.objects.create(started_by=by, file_name=name[-300:], upload_key=upload.key)
        log(run, "legal_library.upload", user=by)
    _go_on(run, by)
    run.refresh_from_db()
    return run


def confirm(run: ImportRun, *, by: User) -> ImportRun:
    """Imports what was checked; only its owner can. Raises `ValidationError`."""
    with transaction.atomic():
        row = _locked(run, RunAct.CONFIRM, by)
        row.state, row.done, row.rate = RunState.IMPORTING, 0, 0.0
        row.progress_at = timezone.now()
        row.save()
        log(row, "legal_library.import", user=by)
    _go_on(row, by)
    row.refresh_from_db()
    return row


@transaction.atomic
def cancel(run: ImportRun, *, by: User) -> ImportRun:
    """Lets it be and deletes the file; only its owner can. Raises `ValidationError`."""
    row = _locked(run, RunAct.CANCEL, by)
    row.state = RunState.FAILED if row.state == RunState.IMPORTING else RunState.CANCELLED
    row.ended_at = timezone.now()
    row.save()
    Upload.objects.filter(key=row.upload_key, importer=_LIST).delete()
    log(row, "legal_library.cancel_import", user=by)
    return row


def work(run_id: int) -> str:
    """The job: checks or imports a run, whichever it waits for; returns what was counted."""
    run = ImportRun.objects.select_related("started_by").filter(pk=run_id).first()
    if run is None or not run.is_at_work:
        return ""
    _work(run)
    return f"{run.done} / {run.total}"


def _go_on(run: ImportRun, by: User) -> None:
    if is_archive(run.file_name):
        enqueue(JOB, run.pk, asked_by=by)
    else:
        _work(run)


def _locked(run: ImportRun, act: RunAct, by: User) -> ImportRun:
    row = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if row.started_by_id != by.pk:
        raise ValidationError(_("Only whoever uploaded a file decides about it."))
    if act not in row.possible_acts():
        raise ValidationError(
            _("This is no longer possible: the state is now “%(state)s”.")
            % {"state": row.state_in_words}
        )
    return row


def _work(run: ImportRun) -> None:
    is_dry = run.state == RunState.CHECKING
    upload = Upload.objects.waiting(run.upload_key, _LIST, run.started_by_id or 0).first()
    if upload is None:
        _end(run, RunState.FAILED, _("The file has waited too long; please upload it again."))
        return
    progress = _Progress(run)
    try:
        with sources_of(run.file_name, upload.open().read()) as sources:
            report = run_import(sources, dry_run=is_dry, progress=progress)
    except Unreadable as problem:
        _end(run, RunState.FAILED, str(problem.reason))
        return
    except Exception:
        logger.exception("import of laws %s failed", run.pk)
        _end(run, RunState.FAILED, _("An error of the software stopped it; the log has more."))
        raise
    progress.finish(report)
    if is_dry:
        # Somebody may have let it be in the meantime.
        ImportRun.objects.filter(pk=run.pk, state=RunState.CHECKING).update(state=RunState.CHECKED)
        return
    upload.delete()
    _end(run, RunState.DONE)


def _end(run: ImportRun, state: RunState, problem: str = "") -> None:
    run.state, run.problem, run.ended_at = state, problem[:500], timezone.now()
    ImportRun.objects.filter(pk=run.pk).exclude(state=RunState.CANCELLED).update(
        state=state, problem=run.problem, ended_at=run.ended_at
    )
    Upload.objects.filter(key=run.upload_key, importer=_LIST).delete()


class _Progress:
    """Notes how far an import is, once a second, and what it says about each text at the end."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.entries: list[dict[str, Any]] = []
        self.noted = 0.0

    def __call__(self, report: Report, result: Result) -> None:
        self.entries.append(entry(result))
        if time.monotonic() - self.noted >= _NOTED_EVERY:
            self._note(report)

    def _note(self, done: Report, **more: Any) -> None:
        self.noted = time.monotonic()
        self.run.total, self.run.done, self.run.rate = done.total, done.done, done.rate
        ImportRun.objects.filter(pk=self.run.pk).update(
            total=done.total,
            done=done.done,
            rate=done.rate,
            progress_at=timezone.now(),
            counters=dict(done.outcomes),
            **more,
        )

    def finish(self, done: Report) -> None:
        """The whole report."""
        self._note(done, report=self.entries)
