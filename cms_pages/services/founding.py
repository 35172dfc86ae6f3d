"""What a town's guides begin with: the list of official words."""

from typing import Any

from django.utils.translation import gettext as _

from cms_pages.services.quality.words import load_plain_words
from fazhi.town.founding import FoundingStep, Report, register_founding
from fazhi.town.models import Town


def run(town: Town, options: dict[str, Any], report: Report) -> None:
    """Loads the list."""
    report.lines.append(_("Official words with plainer ones: %s") % load_plain_words())


def register() -> None:
    """Called once, when the apps are ready."""
    register_founding(FoundingStep("services", 92, run))
