"""Who answers for residents' data (PIPL, article 17): named by the room that knows the site's owner."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fazhi.town.models import Town


@dataclass(frozen=True)
class Processor:
    """Its name and where it is reached, in the language in use; what is not known is empty."""

    name: str = ""
    phone: str = ""
    address: str = ""


_provider: list[Callable[[], Processor]] = []


def register_processor(provider: Callable[[], Processor]) -> None:
    """Says who it is; called from ``AppConfig.ready`` of a room above."""
    _provider[:] = [provider]


def processor() -> Processor:
    """Who it is, by default the government of the town."""
    known = _provider[0]() if _provider else Processor()
    return Processor(known.name or _town_government(), known.phone, known.address)


def _town_government() -> str:
    town = Town.objects.current()
    if town is None:
        return _("the town government")
    name = town.name_en if (get_language() or "").startswith("en") else ""
    return _("the People's Government of %(town)s") % {"town": name or town.name}
