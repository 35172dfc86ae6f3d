from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from fazhi.media.uploads import purge_abandoned_uploads


class Command(BaseCommand):
    help = "Deletes uploads that were given up a day ago or longer, with their files."

    def handle(self, *args: Any, **options: Any) -> None:
        count = purge_abandoned_uploads()
        self.stdout.write(_("Abandoned uploads deleted: %(count)s") % {"count": count})
