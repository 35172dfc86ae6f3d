"""How personal data is shown to those who need not see it in full.

Names follow the Supreme People's Court's rule on publishing judgments online (2016, article 9):
the family name stays and “某” replaces the rest; of a minority or foreign name the first character
stays; of a name in Latin letters the first letter.
"""

import re
import unicodedata
from pathlib import Path

from django.utils.translation import pgettext

from fazhi.people.contact import HAN
from fazhi.people.identity_numbers import is_identity_number

# Family names of two characters in use today.
COMPOUND_FAMILY_NAMES = frozenset(
    Path(__file__).with_name("compound_family_names.txt").read_text(encoding="utf-8").split()
)
STARS = "****"
# In running text: with blanks or dashes between the digits, wide digits too.
_NOT_IN_A_NUMBER = (r"(?<![0-9０-９A-Za-z])", r"(?![0-9０-９A-Za-z])")
_IDENTITY = re.compile(r"(?:\d[ 　-]?){17}[\dXxＸｘ]".join(_NOT_IN_A_NUMBER))
_MOBILE = re.compile(
    r"(?:[+＋]?[8８][6６][ 　-]?)?[1１][3-9３-９](?:[ 　-]?\d){9}".join(_NOT_IN_A_NUMBER)
)


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


def mask_identity_number(number: str) -> str:
    """32128319900307123X as 321283********123X: without the birthday."""
    return f"{number[:6]}********{number[-4:]}"


def mask_numbers(text: str) -> str:
    """A text that somebody wrote, with identity card and mobile numbers masked; the rest stays."""
    return _MOBILE.sub(_masked_mobile, _IDENTITY.sub(_masked_identity, text))


def _masked_identity(found: re.Match[str]) -> str:
    number = _plain(found[0]).upper()
    return mask_identity_number(number) if is_identity_number(number) else found[0]


def _masked_mobile(found: re.Match[str]) -> str:
    return mask_phone(_plain(found[0])[-11:])


def _plain(text: str) -> str:
    return re.sub(r"[^0-9Xx]", "", unicodedata.normalize("NFKC", text))
