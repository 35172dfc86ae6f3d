"""Views of Wagtail Localize that do less than the original lets people do.

They stand before the originals under the same addresses; forms and templates stay the library's.
"""

import tempfile
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.forms import Form, HiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

import polib

TRANSLATION = "X-WagtailLocalize-TranslationID"
NO_PO_FILE = "Please upload a valid PO file."  # the library's own words, with its own Chinese


class SubmitPageTranslation(SubmitPageTranslationView):
    """Starts a translation, which is a draft.

    Where the page above has not been translated, the original would repeat it in the other language,
    as public as it is. The page above is translated and signed first.
    """

    def get_form(self) -> Form:
        form: Form = super().get_form()
        parent = self.object.get_parent()
        if not parent.is_root():
            field: Any = form.fields["locales"]
            known = parent.get_translations(inclusive=True).values("locale")
            field.queryset = field.queryset.filter(pk__in=known)
            field.help_text = _(
                "Languages into which the page above this one has been translated already."
            )
        return form


class UpdateTranslations(UpdateTranslationsView):
    """Makes new drafts: a translation goes live by its own sign-off."""

    def get_form(self) -> Form:
        form: Form = super().get_form()
        publish = form.fields["publish_translations"]
        publish.disabled = True  # whatever is sent
        publish.widget = HiddenInput()
        return form


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Makes a translation repeat its original again; for who may delete it.

    What is public is not deleted, and nothing becomes public so (`fazhi.signoff`).
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_delete():
        raise PermissionDenied
    response: HttpResponse = convert.convert_to_alias(request, page_id)
    return response


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Takes a file of translations that says which translation it is of."""
    file = request.FILES.get("file")
    if file and not is_po_file(file):
        messages.error(request, gettext(NO_PO_FILE))
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
    response: HttpResponse = edit_translation.upload_pofile(request, translation_id)
    return response


def is_po_file(file: "File[bytes]") -> bool:
    """Whether it can be read and names its translation; it is left at its start."""
    if file.size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return False
    content = file.read()
    file.seek(0)
    with tempfile.NamedTemporaryFile() as copy:  # polib takes what is given for a file's name, too
        copy.write(content)
        copy.flush()
        try:
            return b"\x00" not in content and TRANSLATION in polib.pofile(copy.name).metadata
        except (OSError, ValueError):
            return False
