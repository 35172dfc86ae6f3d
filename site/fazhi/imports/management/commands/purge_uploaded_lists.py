from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from fazhi.imports.models import Upload


class Command(BaseCommand):
    help = "Deletes uploaded lists that nobody confirmed within an hour."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            _("Lists nobody confirmed: %(count)s deleted") % {"count": Upload.objects.purge()}
        )
