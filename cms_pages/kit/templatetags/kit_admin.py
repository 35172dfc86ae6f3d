"""Tags of the administration's screens of pages."""

from typing import Any

from django import template

from cms_pages.kit.models import BasePage
from fazhi.signoff.submitting import may_submit

register = template.Library()


@register.simple_tag
def can_be_submitted(row: Any, user: Any) -> bool:
    """Whether somebody can submit a page for sign-off now; nothing else is translated and signed."""
    return isinstance(row, BasePage) and not row.workflow_in_progress and may_submit(row, user)
