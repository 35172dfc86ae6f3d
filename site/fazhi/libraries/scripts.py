"""Serve libraries' scripts with their hard-coded English words passed through gettext.

A script in the library's own package is read and changed once a process; the changed one has an
address of its own, so that it needs no place among the collected files.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

TRANSLATION_EDITOR = "wagtail_localize/js/wagtail-localize.js"
REPLACEMENTS = {
    TRANSLATION_EDITOR: (
        ('"More actions"', 'gettext("More actions")'),
        (
            "`${r.sourceLocale.displayName} to ${r.locale.displayName} translation`",
            'interpolate(gettext("%(source)s to %(target)s translation"),'
            "{source:r.sourceLocale.displayName,target:r.locale.displayName},true)",
        ),
    ),
}


@cache
def translated(name: str) -> bytes:
    """The script with the replacements made.

    Raises ImproperlyConfigured when the library no longer has the text, so that an upgrade is noticed.
    """
    script = Path(str(finders.find(name))).read_text(encoding="utf-8")
    for english, call in REPLACEMENTS[name]:
        if english not in script:
            raise ImproperlyConfigured(f"{name} no longer has {english!r}")
        script = script.replace(english, call)
    return script.encode()


def _etag(request: HttpRequest, **kwargs: Any) -> str:
    return f'"{sha256(translated(TRANSLATION_EDITOR)).hexdigest()}"'


@require_safe
@cache_control(private=True, no_cache=True)
@etag(_etag)
def translation_editor(request: HttpRequest) -> HttpResponse:
    """The script of the editor of translations."""
    return HttpResponse(translated(TRANSLATION_EDITOR), content_type="text/javascript")
