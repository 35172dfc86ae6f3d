"""What is different from the version that residents read now, field by field and block by block."""

from typing import Any

from django.http import HttpRequest

from wagtail.admin.panels import get_edit_handler

from fazhi.signoff.targets import Target


def comparison(target: Target, draft: Target, request: HttpRequest) -> list[Any]:
    """Wagtail's comparisons of the fields that differ; nothing for what was never public.

    Each has a label and its differences as markup, in words of texts and in blocks of streams.
    """
    if not target.live:
        return []
    found = (
        _edit_handler(target)
        .get_bound_panel(instance=target, request=request, form=None)
        .get_comparison()
    )
    compared = (compare(target, draft) for compare in found)
    return [difference for difference in compared if difference.has_changed()]


def _edit_handler(target: Target) -> Any:
    if hasattr(target, "get_edit_handler"):
        return target.get_edit_handler()
    return get_edit_handler(type(target))
