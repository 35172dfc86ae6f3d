"""What is read from a film, whatever its container."""

from dataclasses import dataclass


class Malformed(ValueError):
    """The content is no film of the kind, or it breaks off."""


@dataclass(frozen=True)
class FilmFacts:
    """Seconds (``None`` where the file does not say), codecs of the pictures, and metadata.

    ``blanks`` are pairs of a position and the bytes to be written there, which hide metadata.
    """

    seconds: float | None
    codecs: frozenset[str]
    blanks: tuple[tuple[int, bytes], ...] = ()
