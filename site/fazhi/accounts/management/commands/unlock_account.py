from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _

from fazhi.accounts import lockout
from fazhi.accounts.models import User


class Command(BaseCommand):
    help = "Lifts the lock after too many failed sign-ins, of an account or of an address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("account", nargs="?", default="", help="user name or e-mail address")
        parser.add_argument("--address", default="", help="network address, as the list shows it")

    def handle(self, *args: Any, **options: Any) -> None:
        given, address = options["account"].strip().lower(), options["address"].strip()
        if not given and not address:
            raise CommandError(_("Name an account or an --address."))
        key = ""
        if given:
            user = User.objects.filter(Q(username__iexact=given) | Q(email=given)).first()
            if user is None:
                raise CommandError(_("There is no account “%(name)s”.") % {"name": given})
            key = lockout.account_key(user.username)
        if lockout.lift(key=key, address=address or None):
            self.stdout.write(_("The lock has been lifted."))
        else:
            self.stdout.write(_("There was no failed sign-in to forget."))
