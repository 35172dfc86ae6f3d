"""What may be printed: exactly what its short link would show to everybody."""

from django.http import Http404, HttpRequest

from wagtail.models import Page

from fazhi.links.models import Link, PermanentlyLinked


def find_public(code: str, request: HttpRequest) -> tuple[Link, PermanentlyLinked]:
    """The link of a code and what it leads to.

    Raises `Http404` where that is gone, not public, or kept for a group of readers.
    """
    link = Link.objects.find(code)
    target = link.current_target() if link else None
    if link is None or not isinstance(target, PermanentlyLinked):
        raise Http404
    if target.public_url(request) is None:
        raise Http404
    if isinstance(target, Page) and target.get_view_restrictions().exists():
        raise Http404
    return link, target
