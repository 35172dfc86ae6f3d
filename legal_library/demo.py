"""The laws of the demonstration: those of the data wheel, with their captions and themes.

The site does not wait for them: the part asks for a job, which imports them beside the site.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.registry import register_job
from fazhi.links.models import Link
from fazhi.town.demo import DemoPart, DemoTown, register_demo
from fazhi.town.models import Town, TownKind
from legal_library.finding.naming import count_names
from legal_library.finding.noting import note_laws
from legal_library.importers import wheel
from legal_library.importers.run import run_import
from legal_library.models import Law, LawVersion, Theme, VersionFinding
from legal_library.name_files import load_names
from legal_library.note_loading import load_notes
from legal_library.theme_files import load_themes
from search.indexing.catching_up import catch_up

JOB = "import_demonstration_laws"
laws_imported = Signal()  # rooms above cite them in their own demonstration


def load(town: DemoTown) -> None:
    """Asks for the import where the wheel is installed and nothing was imported yet."""
    if wheel.installed() and not Law.objects.exists():
        enqueue_once(JOB)


def import_demonstration_laws() -> str:
    """Imports the laws of the wheel and releases those without a blocking finding.

    In the demonstration only: in a real town people verify and release. Repeating it changes
    nothing, and what was interrupted goes on.
    """
    database = wheel.installed()
    if database is None or not Town.objects.filter(kind=TownKind.DEMO).exists():
        return _("There is nothing to import.")
    report = run_import(wheel.of_database(database))
    load_themes()
    load_names()
    notes = load_notes()
    released = _release()
    count_names()
    catch_up()
    laws_imported.send(sender=None)
    return _("%(laws)s texts imported, %(released)s released, %(notes)s notes") % {
        "laws": report.done,
        "released": released,
        "notes": notes.written,
    }


def _release() -> int:
    blocking = VersionFinding.objects.blocking().filter(version=OuterRef("pk"))
    versions = LawVersion.objects.filter(released_at=None).exclude(Exists(blocking))
    said = _("Demonstration: nobody has compared this text with its source; no person released it.")
    with transaction.atomic():
        note_laws(list(versions.order_by().values_list("law", flat=True).distinct()))
        return versions.update(released_at=timezone.now(), verification_note=said)


def remove(town: DemoTown) -> None:
    """Takes all laws away: in a demonstration they are all its own."""
    laws = Law.objects.all()
    note_laws(laws.values_list("pk", flat=True))
    Link.objects.filter(code__in=laws.values("public_id")).delete()
    LawVersion.objects.all().delete()
    laws.delete()
    Theme.objects.all().delete()


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        JOB,
        import_demonstration_laws,
        label=gettext_lazy("Import the laws of the demonstration"),
        time_limit=1800,
        exclusive=True,
    )
    register_demo(DemoPart("legal_library", order=75, load=load, remove=remove))
