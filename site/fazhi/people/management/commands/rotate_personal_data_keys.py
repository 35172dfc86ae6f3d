from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from fazhi.people.rotation import Rotation, protected_models, rotate
from fazhi.upkeep import Label, Rekeyed, rekeyings


class Command(BaseCommand):
    help = "Re-encrypts and re-hashes all personal data under the keys of today."

    def handle(self, *args: Any, **options: Any) -> None:
        problems = 0
        for model in protected_models():
            total = model._base_manager.count()
            result = rotate(model, lambda r, total=total: self._say(r, total))  # type: ignore[misc]
            self._say(result, total)
            problems += self._problems(result)
        for label, rekey in rekeyings():
            problems += self._others(label, rekey())
        if problems:
            raise CommandError(
                _("%(count)s rows could not be brought up to date; keep the old keys.")
                % {"count": problems}
            )
        self.stdout.write(_("All personal data is under the first key; older keys can be removed."))

    def _say(self, result: Rotation, total: int) -> None:
        self.stdout.write(
            _(
                "%(kind)s: %(seen)s of %(total)s rows, %(rotated)s rotated, %(current)s already current"
            )
            % {
                "kind": result.model._meta.verbose_name_plural,
                "seen": result.seen,
                "total": total,
                "rotated": result.rotated,
                "current": result.current,
            }
        )

    def _others(self, label: Label, result: Rekeyed) -> int:
        self.stdout.write(
            _("%(kind)s: %(rotated)s rotated") % {"kind": label, "rotated": result.rotated}
        )
        if result.unreadable:
            keys = ", ".join(map(str, result.unreadable))
            self.stderr.write(
                f"{label}: " + _("no key opens these rows: %(keys)s") % {"keys": keys}
            )
        return len(result.unreadable)

    def _problems(self, result: Rotation) -> int:
        for keys, message in (
            (result.unreadable, _("no key opens these rows: %(keys)s")),
            (
                result.twins,
                _("these rows were recorded a second time under the new lookup key: %(keys)s"),
            ),
        ):
            if keys:
                self.stderr.write(message % {"keys": ", ".join(map(str, keys))})
        return len(result.unreadable) + len(result.twins)
