"""What a town begins with: the everyday words and stop phrases that come with the software."""

from typing import Any

from django.utils.translation import gettext as _

from fazhi.town.demo import DemoPart, DemoTown, register_demo
from fazhi.town.founding import FoundingStep, Report, register_founding
from fazhi.town.models import Town
from search.curated.lexicon import LEXICON
from search.curated.lexicon_loading import load_lexicon
from search.models import Edition, Promotion, SearchCount, StopPhrase, WordSet


def found(town: Town, options: dict[str, Any], report: Report) -> None:
    """A step of `init_town`."""
    done = load_lexicon()
    report.lines.append(_("Everyday words for the search: %(sets)s sets.") % {"sets": done.added})


def load_demo(town: DemoTown) -> None:
    """The same for the demonstration."""
    load_lexicon()


def remove_demo(town: DemoTown) -> None:
    """Takes all of it away, with what visitors searched for in made-up pages."""
    for model in (WordSet, StopPhrase, Promotion, SearchCount):
        model.objects.all().delete()
    Edition.renew(LEXICON.name)


def register() -> None:
    """Called once, when the apps are ready."""
    register_founding(FoundingStep("search", 70, found))
    register_demo(DemoPart("search", order=72, load=load_demo, remove=remove_demo))
