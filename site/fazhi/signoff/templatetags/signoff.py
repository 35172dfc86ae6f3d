"""What residents see of signatures on pages."""

from typing import Any

from django import template

from fazhi.signoff.sealing import Seal, seal_of
from fazhi.signoff.targets import Target

register = template.Library()


@register.simple_tag(takes_context=True)
def seal(context: Any, target: Target) -> Seal | None:
    """The seal of a public row; none in a preview, whose words nobody may have signed."""
    request = context.get("request")
    return None if getattr(request, "is_preview", False) else seal_of(target)
