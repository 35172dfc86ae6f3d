"""Bytes of a text file, in whatever encoding Chinese programs wrote them."""

from django.utils.translation import gettext_lazy as _

from legal_library.importers.unreadable import Unreadable
from legal_library.parsing.findings import Code, Finding

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MOST_ODD = 0.02  # of the characters: more control characters than this are no text


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """The text of ``data``: UTF-8, UTF-16 with a mark, or GB 18030.

    Raises `Unreadable` for empty and binary files. Line ends become ``\\n``.
    """
    if not data.strip():
        raise Unreadable(_("The file is empty."))
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    findings: list[Finding] = []
    if not encoding and b"\x00" in data[:4096]:
        raise Unreadable(_("The file is not a text."))
    for name in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name not in {"utf-8", "utf-8-sig"}:
            findings.append(Finding(Code.ENCODING, name.upper()))
        break
    else:
        raise Unreadable(_("The encoding of the file is not known; save it as UTF-8."))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = sum(1 for c in text if ord(c) < 32 and c not in "\n\t\f\v")
    if odd > _MOST_ODD * len(text):
        raise Unreadable(_("The file is not a text."))
    return text, findings
