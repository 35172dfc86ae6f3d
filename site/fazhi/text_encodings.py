"""In which encodings texts come from the computers of offices here, which never say so."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE


def encodings_of(beginning: bytes) -> tuple[str, ...]:
    """The encodings to try, in this order, for a text that begins with these bytes.

    UTF-8 with or without a mark, then GB 18030, in which Chinese versions of Windows write; almost
    nothing that is Chinese in one of them can be read in the other.
    """
    if beginning[:2] in {BOM_UTF16_LE, BOM_UTF16_BE}:
        return ("utf-16",)
    return ("utf-8-sig", "gb18030")


def decoded(content: bytes) -> str:
    """A whole text. Raises ``ValueError`` where it is none in these encodings."""
    for encoding in encodings_of(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("no text")
