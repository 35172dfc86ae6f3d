"""What stands beside the form of a page of some type: rooms register panels for theirs."""

from django.http import HttpRequest

from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

_panels: list[tuple[type[Page], type[BaseSidePanel]]] = []


def register_side_panel(page_type: type[Page], panel: type[BaseSidePanel]) -> None:
    """Shows ``panel`` beside the form of pages of a type; called from ``AppConfig.ready``."""
    _panels.append((page_type, panel))


def panels_beside(page: Page, request: HttpRequest) -> list[BaseSidePanel]:
    """The panels for a page."""
    return [panel(page, request) for page_type, panel in _panels if isinstance(page, page_type)]
