"""No page becomes public while it still tells its editor what to write, whatever way it is published.

The form says at each field what is to be written (`cms_pages.kit.forms`). Here stands what holds
where no form is asked: a submission from elsewhere, the clock and commands.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, Revision

from cms_pages.kit.guiding_words import guiding_words_of

BETWEEN = "\u3001"
GUIDED_PLACES = _("What the template only suggests still stands in: %(places)s.")
BY_THE_CLOCK = "wagtail.publish.scheduled"  # how Wagtail's command names what it does

logger = logging.getLogger(__name__)


class UnfinishedPage(ValidationError):
    """A page was to be published that still holds guiding words; the message names it."""


def why_unfinished(pages: Iterable[Page]) -> str:
    """Which of ``pages`` still hold guiding words, as a sentence; empty where none does."""
    titles = [page.get_admin_display_title() for page in pages if guiding_words_of(page)]
    return GUIDED_PLACES % {"places": BETWEEN.join(titles)} if titles else ""


class PublishedFinished:
    """A page that is published only once nothing in it tells its editor what to write."""

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publishes ``revision`` or sets its time. Raises `UnfinishedPage`.

        By the clock nobody is there to be told, and other pages wait for their turn: the time is
        taken from the revision, which the page's history shows, and the page stays as it is.
        """
        if why := why_unfinished([revision.as_object()]):
            if kwargs.get("log_action") != BY_THE_CLOCK:
                raise UnfinishedPage({NON_FIELD_ERRORS: why})
            logger.error("Not published at its time: %s", why)
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            return
        super().publish(revision, *args, **kwargs)  # type: ignore[misc]
