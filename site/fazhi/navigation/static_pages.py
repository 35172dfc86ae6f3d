"""Pages for what the web server finds out without the application: files, in both languages.

``deploy/nginx.conf.template`` leads to them.
"""

from pathlib import Path

from django.conf import settings
from django.utils import translation

from fazhi.navigation.errors import too_large_page
from fazhi.navigation.languages import page_in_all_languages
from fazhi.navigation.maintenance import closed_page

FOLDER = "errors"  # below the static files


def write_static_pages(static_root: Path) -> None:
    """Writes them anew. Style sheets are the site's own, so they must have been collected before."""
    folder = static_root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with translation.override(settings.LANGUAGE_CODE):
        pages = {
            "413.html": too_large_page(),
            "429.html": page_in_all_languages("429_bare.html"),
            "503.html": closed_page(),
        }
    for name, html in pages.items():
        (folder / name).write_text(html, encoding="utf-8")
