"""Guides whose legal basis does not apply any more, and laws that arrive after the guides that name them.

A guide that stands on a law that has ended is its department's task at once.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wagtail.signals import page_published

from cms_pages.services.bases.tasks import ask, settle
from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.quality.completeness import keep_figures
from cms_pages.services.reading.laws import Basis, Laws
from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily
from legal_library.citing.cited import looked_up
from legal_library.citing.keys import Key
from legal_library.citing.naming import NamedLaws
from legal_library.citing.pages import add_citations
from legal_library.signals import laws_changed

JOB = "services.watch_bases"
BATCH = 50  # guides whose laws are looked up together


def watch_bases() -> str:
    """Looks at the bases of every public guide; gives how many stand on law that has ended.

    Laws that the library did not have when a guide was published are noted as cited by it now.
    """
    doubtful = 0
    keys = list(_watched().values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        guides = list(_watched().filter(pk__in=keys[start : start + BATCH]))
        doubtful += _look_at(guides)
    return str(doubtful) if doubtful else ""


def _watched() -> Any:
    """Public guides in the town's own language, each once: translations rest on the same laws."""
    guides = ServiceGuidePage.objects.live().filter(alias_of=None).order_by("pk")
    return guides.filter(locale__language_code=settings.LANGUAGE_CODE).select_related(
        "responsible_department"
    )


def _look_at(guides: Sequence[ServiceGuidePage]) -> int:
    texts = {guide.pk: guide.texts_naming_laws() for guide in guides}
    named = NamedLaws(text for of_guide in texts.values() for text in of_guide)
    add_citations(
        {
            pk: {one.key: one for text in of_guide for one in named.in_text(text)}.values()
            for pk, of_guide in texts.items()
        }
    )
    doubtful = 0
    with looked_up(_chosen(guides)):
        for guide in guides:
            ended = [basis for basis in Laws(guide, named).bases if basis.is_ended]
            doubtful += bool(ended)
            _tell(guide, ended)
            keep_figures(guide)
    return doubtful


def _chosen(guides: Sequence[ServiceGuidePage]) -> Iterator[Key]:
    for guide in guides:
        for child in guide.bases:
            if key := Key.read(child.value["law"]):
                yield key


def _tell(guide: ServiceGuidePage, ended: list[Basis]) -> None:
    if ended:
        ask(guide, ended)
    else:
        settle(guide)


def _laws_changed(sender: Any, laws: list[int], **kwargs: Any) -> None:
    enqueue_once(JOB)


def _published(sender: Any, instance: ServiceGuidePage, **kwargs: Any) -> None:
    is_watched = (
        instance.locale.language_code == settings.LANGUAGE_CODE and not instance.alias_of_id
    )
    if is_watched:
        _tell(instance, [basis for basis in Laws(instance).bases if basis.is_ended])


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        JOB,
        watch_bases,
        label=_("Look whether the laws that guides rest on still apply"),
        schedule=Daily("00:10"),  # after the library has noted which laws begin or end that day
        time_limit=1800,
        forgets_idle_runs=True,
    )
    laws_changed.connect(_laws_changed, dispatch_uid="services.bases")
    page_published.connect(_published, sender=ServiceGuidePage, dispatch_uid="services.bases")
