"""What counts as a character of a law, and what is only the way it was typed."""

import hashlib
import re
import unicodedata

# Invisible characters that word processors and web pages leave behind.
ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_ZERO_WIDTH = str.maketrans("", "", ZERO_WIDTH)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
REPLACEMENT = "\ufffd"
HALF_WIDTH_ITEM = re.compile(r"^(?:\([^()（）]{1,6}[)）]|（[^()（）]{1,6}\))")
HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_SPACE_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")


def is_ink(character: str) -> bool:
    """Whether a character is part of the law: everything but space and what is invisible."""
    return not (
        character.isspace() or character in ZERO_WIDTH or _CONTROL.match(character) is not None
    )


def ink(text: str) -> str:
    """``text`` without space and invisible characters; what must never be lost."""
    return "".join(c for c in text if is_ink(c))


def invisible(text: str) -> str:
    """The invisible characters of ``text``, in their order; space is none of them."""
    return "".join(
        c for c in text if not c.isspace() and (c in ZERO_WIDTH or _CONTROL.match(c) is not None)
    )


def visible(text: str) -> str:
    """``text`` without invisible characters, and without space around it."""
    return _CONTROL.sub("", text.translate(_ZERO_WIDTH)).strip()


def unspaced(heading: str) -> str:
    """A heading without the spaces that spread its characters: 总　则 is 总则."""
    return _SPACE_BETWEEN_HAN.sub("", heading)


def digest(text: str) -> str:
    """The fingerprint of a provision's text: 16 hexadecimal digits of SHA-256.

    The same for a text that is only typed differently: width of letters and punctuation (NFKC) and
    white space do not count. Any other change of one character gives another digest.
    """
    plain = ink(unicodedata.normalize("NFKC", ink(text)))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]
