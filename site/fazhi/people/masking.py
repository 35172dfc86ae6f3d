"""How personal data is shown to those who need not see it in full.

Names follow the Supreme People's Court's rule on publishing judgments online (2016, article 9):
the family name stays and “某” replaces the rest; of a minority or foreign name the first character
stays; of a name in Latin letters the first letter.
"""

import re
from pathlib import Path

from django.utils.translation import pgettext

from fazhi.people.contact import HAN

# Family names of two characters in use today.
COMPOUND_FAMILY_NAMES = frozenset(
    Path(__file__).with_name("compound_family_names.txt").read_text(encoding="utf-8").split()
)
STARS = "****"


def replacement() -> str:
    """What stands for each character of a given name: 某, in English a star."""
    return pgettext("for a character of a masked name", "*")


def mask_name(name: str) -> str:
    """王明 as 王某, 王小明 as 王某某, 欧阳明 as 欧阳某; empty for an empty name."""
    if not name:
        return ""
    if not re.match(f"[{HAN}]", name):
        return f"{name[0]}***"
    if "·" in name:
        return name[0] + replacement() * 2
    family = _family_length(name)
    return name[:family] + replacement() * min(max(len(name) - family, 1), 2)


def telling_parts(name: str) -> tuple[str, ...]:
    """What names a person without the whole name: 小明 of 王小明, 明远 of 欧阳明远, 热合曼 of 阿不都·热合曼.

    Of Chinese characters, two at least: one alone is a word like any other.
    """
    if not re.match(f"[{HAN}]", name):
        return ()
    parts = name.split("·") if "·" in name else [name[_family_length(name) :]]
    return tuple(part for part in parts if len(part) > 1)


def _family_length(name: str) -> int:
    return 2 if len(name) > 2 and name[:2] in COMPOUND_FAMILY_NAMES else 1


def mask_phone(phone: str) -> str:
    """13800001234 as 138****1234, 0523-12345678 as 0523-****5678; empty for an empty number."""
    if not phone:
        return ""
    area, dash, number = phone.rpartition("-")
    if dash:
        return f"{area}-{STARS}{number[-4:]}"
    return f"{phone[:3]}{STARS}{phone[-4:]}"


def mask_email(email: str) -> str:
    """wang@example.test as w***@example.test; empty for an empty address."""
    if not email:
        return ""
    name, _at, host = email.rpartition("@")
    return f"{name[:1]}***@{host}"
