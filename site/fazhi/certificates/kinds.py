"""The kinds of certificates: registered in code, by the room that issues them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from fazhi.documents.description import CertificateLayout

if TYPE_CHECKING:
    from fazhi.certificates.models import Certificate

Label = str | Promise

# What every text may name besides the declared values.
HOLDER, ISSUER, ISSUED_ON, VALID_UNTIL = "name", "issuer", "issued_on", "valid_until"
ALWAYS = frozenset({HOLDER, ISSUER, ISSUED_ON, VALID_UNTIL})


class UnknownKind(LookupError):
    """No room has registered a kind of certificate of this key."""


def _never(certificate: "Certificate") -> bool:
    return False


@dataclass(frozen=True)
class Value:
    """Something that a certificate says: its label, and whether it is a day."""

    label: Label
    is_day: bool = False


@dataclass(frozen=True)
class CertificateKind:
    """One kind of certificate.

    ``prefix`` begins its numbers, such as the Chinese for “attended”: no two kinds share one.
    ``title`` and ``text`` are msgids; the text may name the ``values`` and `ALWAYS` as
    ``{{ placeholders }}``, its lines become paragraphs, and what it says is public: the page on
    which a certificate is checked shows it with the holder's name masked. ``shows_name`` says that
    this holder agreed to have it shown in full. ``kept_days`` after the end, or after the day of
    issue where there is no end, the holder's data is deleted; number, kind, days and state stay.
    """

    key: str
    label: Label
    prefix: Label
    title: Label
    text: Label
    kept_days: int
    values: Mapping[str, Value] = field(default_factory=dict)
    layout: CertificateLayout = "certificate"
    shows_name: Callable[["Certificate"], bool] = _never

    def __post_init__(self) -> None:
        if reserved := ALWAYS & self.values.keys():
            raise ValueError(f"kind {self.key}: {sorted(reserved)} stand for something else")
        if self.kept_days < 1:
            raise ValueError(f"kind {self.key}: a name is kept for some time")


_kinds: dict[str, CertificateKind] = {}


def register_kind(kind: CertificateKind) -> None:
    """Adds a kind; called from ``AppConfig.ready``."""
    _kinds[kind.key] = kind


def kind_of(key: str) -> CertificateKind:
    """The kind of this key; raises `UnknownKind`."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownKind(key) from None


def known_kind(key: str) -> CertificateKind | None:
    """The kind of this key; ``None`` once its room is gone."""
    return _kinds.get(key)


def kinds() -> list[CertificateKind]:
    """Every registered kind, by key."""
    return [_kinds[key] for key in sorted(_kinds)]


def label_of(key: str) -> Label:
    """What a kind is called; its key once its room is gone."""
    kind = known_kind(key)
    return kind.label if kind else key
