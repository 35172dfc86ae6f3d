"""Whether a certificate in somebody's hand is genuine, and what it is worth today."""

import re
import unicodedata
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from fazhi.allowances.spending import Limit, check, spend
from fazhi.certificates.kinds import known_kind
from fazhi.certificates.models import Certificate
from fazhi.certificates.sealing import Seal
from fazhi.certificates.states import State
from fazhi.certificates.wording import text_of
from fazhi.links.ids import LENGTH, normalise_public_id

# Somebody who mistypes, not somebody who guesses. Of a number one guess in 6 × 10¹¹ hits.
MISSES = Limit("certificates.miss", per_hour=30)

_DASHES = re.compile("[_\u2010-\u2015\u2212\u30fc]")
_NUMBER = re.compile(r"(.*\d{4})-(\d{1,6})")


@dataclass(frozen=True)
class Finding:
    """What the public learns of a certificate."""

    certificate: Certificate
    state: State
    is_whole: bool
    holder: str
    text: str
    code: str  # of its address


def by_address(request: HttpRequest, address_code: str) -> Finding | None:
    """The certificate that a QR code leads to.

    Who guesses is refused (`TooMany`) and finds nothing; a right code is always answered, since many
    scan from one address.
    """
    public_id = normalise_public_id(address_code)[:LENGTH]
    found = Certificate.objects.filter(public_id=public_id).first()
    if found is not None:
        seal = Seal.current()
        if seal.opens(found, address_code):
            return _finding(found, seal)
    spend(MISSES, request)
    return None


def by_number(request: HttpRequest, number: str, check_code: str) -> Finding | None:
    """The certificate with a typed number and code; raises `TooMany` for an address that guesses."""
    check(MISSES, request)
    found = Certificate.objects.filter(number=typed_number(number)).first()
    if found is not None:
        seal = Seal.current()
        if seal.confirms(found, check_code):
            return _finding(found, seal)
    spend(MISSES, request)
    return None


def page_of(certificate: Certificate, seal: Seal) -> str:
    """The address of the page that checks it, in the language in use."""
    return reverse("certificates:status", args=[seal.address_code(certificate)])


def typed_number(text: str) -> str:
    """A number as it is stored, whatever dashes, blanks and zeros somebody typed."""
    plain = _DASHES.sub("-", "".join(unicodedata.normalize("NFKC", text).split()))
    parts = _NUMBER.fullmatch(plain)
    return f"{parts[1]}-{parts[2]:0>6}" if parts else plain


def _finding(found: Certificate, seal: Seal) -> Finding:
    kind, holder = known_kind(found.kind), found.masked_name
    if kind is not None and not found.erased_at and kind.shows_name(found):
        holder = found.name
    says = kind is not None and not found.erased_at
    return Finding(
        certificate=found,
        state=found.state,
        is_whole=seal.is_whole(found),
        holder=holder,
        text=text_of(found, kind, holder) if kind is not None and says else "",
        code=seal.address_code(found),
    )
