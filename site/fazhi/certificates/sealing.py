"""Codes that nobody can make up, and digests that show what was altered.

Both are HMAC-SHA-256 (RFC 2104) under one secret (`models.key`), so that whoever can write to the
database, and no more, can neither make a certificate nor change one without being found out.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare

from fazhi.certificates.models import Certificate, VerificationKey
from fazhi.links import codes
from fazhi.links.ids import ALPHABET, normalise_public_id
from fazhi.links.ids import LENGTH as ID_LENGTH

TOKEN_LENGTH = 26  # characters of Crockford's base 32: 130 bits


@dataclass(frozen=True)
class Seal:
    """What is derived from the secret; read once for many certificates."""

    secret: bytes

    @classmethod
    def current(cls) -> "Seal":
        """With the secret of this site; one query."""
        return cls(VerificationKey.current())

    def address_code(self, certificate: Certificate) -> str:
        """What the QR code leads to: the permanent id and 130 bits that nobody guesses."""
        return f"{certificate.public_id}-{self._token(certificate)}"

    def opens(self, certificate: Certificate, address_code: str) -> bool:
        """Whether a scanned code is the certificate's."""
        scanned = normalise_public_id(address_code)[ID_LENGTH:]
        return constant_time_compare(scanned, self._token(certificate))

    def check_code(self, certificate: Certificate) -> str:
        """What is typed together with the number: 40 bits, less what each half's digit takes."""
        attempt = 0
        while True:
            made = self._letters(f"check {attempt}", certificate, codes.LENGTH)
            if codes.is_no_word(made):
                return made
            attempt += 1

    def confirms(self, certificate: Certificate, typed: str) -> bool:
        """Whether a typed code is the certificate's."""
        return constant_time_compare(codes.typed(typed), self.check_code(certificate))

    def digest(self, certificate: Certificate) -> str:
        """The digest of what was printed."""
        written = json.dumps(
            certificate.snapshot(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return self._mac("digest", written).hex()

    def is_whole(self, certificate: Certificate) -> bool:
        """Whether a row says what was printed; one whose holder's data is deleted cannot be told."""
        if certificate.erased_at:
            return True
        return constant_time_compare(certificate.digest, self.digest(certificate))

    def _token(self, certificate: Certificate) -> str:
        return self._letters("token", certificate, TOKEN_LENGTH)

    def _letters(self, purpose: str, certificate: Certificate, length: int) -> str:
        """At most 51 letters, of five bits each."""
        mac = self._mac(purpose, f"{certificate.public_id} {certificate.version}")
        number = int.from_bytes(mac, "big")
        return "".join(ALPHABET[number >> 5 * place & 31] for place in range(length))

    def _mac(self, purpose: str, text: str) -> bytes:
        return hmac.new(self.secret, f"{purpose}\0{text}".encode(), hashlib.sha256).digest()
