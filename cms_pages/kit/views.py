from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from cms_pages.kit.models import page_slug


@require_safe
def slug(request: HttpRequest) -> JsonResponse:
    """The slug of ``?title=``, for the page editor; empty while there is no title."""
    title = request.GET.get("title", "").strip()
    return JsonResponse({"slug": page_slug(title[:255]) if title else ""})
