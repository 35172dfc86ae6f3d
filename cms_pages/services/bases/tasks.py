"""The task that a department gets when a guide of theirs stands on law that has ended (依据待核)."""

import hashlib
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.reading.laws import Basis
from fazhi.worklist import services
from fazhi.worklist.kinds import register_kind
from fazhi.worklist.models import Task

KIND = "services-basis"
DAYS = 5  # working days
BETWEEN = "\u3001"


def ask(guide: ServiceGuidePage, ended: Sequence[Basis]) -> Task | None:
    """Asks the responsible department, once for the same laws; nothing where nobody is left to ask."""
    department = guide.responsible_department
    labels = [basis.label for basis in ended]
    key = hashlib.sha256("\n".join(sorted(labels)).encode()).hexdigest()[:32]
    if department is None or not department.holds():
        return None
    if Task.objects.about(guide).filter(kind=KIND, key=key).exists():
        return None
    with override(settings.LANGUAGE_CODE):
        title = _("Legal basis to be checked: %(title)s, %(laws)s") % {
            "title": guide.title,
            "laws": BETWEEN.join(labels),
        }
    _cancel(guide)
    return services.open_task(KIND, guide, title=title, department=department, key=key)


def settle(guide: ServiceGuidePage) -> None:
    """Ends what was asked of a guide all of whose bases apply."""
    _cancel(guide)


def _cancel(guide: ServiceGuidePage) -> None:
    for task in Task.objects.open().about(guide).filter(kind=KIND):
        with override(settings.LANGUAGE_CODE):
            services.cancel(task, _("What it asked about is settled."), None)


def register() -> None:
    """Called once, when the apps are ready."""
    register_kind(
        KIND,
        gettext_lazy("legal basis of a guide"),
        about=(ServiceGuidePage,),
        days=DAYS,
        address_of=lambda guide: reverse("wagtailadmin_pages:edit", args=[guide.pk]),
        label_of=lambda guide: guide.title,
    )
