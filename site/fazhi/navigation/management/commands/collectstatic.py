"""`manage.py collectstatic`, which also writes the pages that the web server shows by itself."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands import collectstatic

from fazhi.navigation.static_pages import write_static_pages


class Command(collectstatic.Command):
    """They name style sheets by the hash of their content, so they are made anew with these."""

    def handle(self, **options: Any) -> str | None:
        said: str | None = super().handle(**options)
        if not options["dry_run"] and settings.STATIC_ROOT:
            write_static_pages(Path(settings.STATIC_ROOT))
        return said
