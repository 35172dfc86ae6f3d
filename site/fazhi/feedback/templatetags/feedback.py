"""The question at the foot of every page."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context

from fazhi.feedback.targets import takes_feedback
from fazhi.feedback.visibility import shows_votes

register = template.Library()


@register.inclusion_tag("feedback/section.html", takes_context=True)
def feedback_section(context: Context) -> dict[str, Any]:
    """“Is this page useful?” and the way to report a mistake; nothing where no page can be named.

    It asks the database nothing and is the same for every reader, so that caches can keep the page.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or not takes_feedback(request, context.get("page")):
        return {}
    return {"path": request.path, "asks": shows_votes()}
