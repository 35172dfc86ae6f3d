"""Submitting a translation that is written in wagtail-localize, whose editor can only publish."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail.models import Page
from wagtail_localize.models import Translation

from cms_pages.kit.models import BasePage
from fazhi.signoff.submitting import may_submit
from fazhi.signoff.targets import submission_url


def translation_of(page: Page) -> Translation | None:
    """The translation that a page is written in; nothing for one with a form of its own."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()


@require_POST
def submit_translation(request: HttpRequest, page_id: int) -> HttpResponse:
    """Makes a version of what is translated so far, and goes on to its submission."""
    page: Any = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not may_submit(page, request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    translation = translation_of(page)
    if translation is not None and not page.workflow_in_progress:
        try:
            translation.save_target(user=request.user, publish=False)
        except ValidationError as error:
            messages.error(
                request,
                _("The translation is not right yet: %(errors)s")
                % {"errors": " ".join(error.messages)},
            )
            return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return redirect(submission_url(page))
