"""A passkey in software: answers a server's options as a browser with an authenticator would."""

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

FLAG = AuthenticatorData.FLAG


class SoftwareAuthenticator:
    """Keeps one key pair and counts its uses (Web Authentication Level 2, sections 6 and 7)."""

    def __init__(self, origin: str = "https://testserver", *, passwordless: bool = True) -> None:
        self.origin = origin
        self.passwordless = passwordless
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.user_handle = ""
        self.uses = 0

    def create(self, options: dict[str, Any]) -> str:
        """The answer to a request for a new credential, as the page sends it."""
        key = options["publicKey"]
        self.user_handle = key["user"]["id"]
        credential = AttestedCredentialData.create(
            bytes(16), self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(
            hashlib.sha256(key["rp"]["id"].encode()).digest(),
            FLAG.UP | FLAG.UV | FLAG.AT,
            self.uses,
            credential,
        )
        return self._answer(
            {
                "clientDataJSON": websafe_encode(self._client_data("webauthn.create", key)),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            },
            {"credProps": {"rk": self.passwordless}},
        )

    def get(self, options: dict[str, Any]) -> str:
        """The answer to a request to prove the credential."""
        key = options["publicKey"]
        self.uses += 1
        data = AuthenticatorData.create(
            hashlib.sha256(key["rpId"].encode()).digest(), FLAG.UP | FLAG.UV, self.uses
        )
        client_data = self._client_data("webauthn.get", key)
        signed = bytes(data) + hashlib.sha256(client_data).digest()
        return self._answer(
            {
                "clientDataJSON": websafe_encode(client_data),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
                "userHandle": self.user_handle,
            },
            {},
        )

    def _client_data(self, kind: str, key: dict[str, Any]) -> bytes:
        return json.dumps(
            {"type": kind, "challenge": key["challenge"], "origin": self.origin}
        ).encode()

    def _answer(self, response: dict[str, Any], extensions: dict[str, Any]) -> str:
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "response": response,
                "clientExtensionResults": extensions,
            }
        )
