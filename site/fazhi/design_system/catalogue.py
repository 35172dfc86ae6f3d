"""Every component of the site, in the order of the living page."""

from fazhi.design_system.component import Component
from fazhi.design_system.examples import (
    actions,
    content,
    disclosure,
    forms,
    frame,
    home,
    lists,
    messages,
    services,
    signs,
)

COMPONENTS: tuple[Component, ...] = (
    *frame.COMPONENTS,
    *home.COMPONENTS,
    *lists.COMPONENTS,
    *signs.COMPONENTS,
    *services.COMPONENTS,
    *content.COMPONENTS,
    *disclosure.COMPONENTS,
    *messages.COMPONENTS,
    *forms.COMPONENTS,
    *actions.COMPONENTS,
)


def find_component(slug: str) -> Component | None:
    """The component with the address ``slug``."""
    return next((c for c in COMPONENTS if c.slug == slug), None)
