"""How a file that is made on the spot is called when it is saved (RFC 6266)."""

import re
from urllib.parse import quote

_NOT_IN_FILE_NAMES = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]+'
)
LONGEST = 80  # characters


def disposition(title: str, fallback: str, extension: str, *, as_attachment: bool = False) -> str:
    """The header ``Content-Disposition`` for a file named after what it holds.

    ``fallback`` is for programs that know no other letters than ASCII, and for titles of which
    nothing is left in a name of a file.
    """
    kind = "attachment" if as_attachment else "inline"
    name = " ".join(_NOT_IN_FILE_NAMES.sub(" ", title[:LONGEST]).split()).strip(". ") or fallback
    utf8 = quote(f"{name}.{extension}", safe="", errors="ignore")
    return f"{kind}; filename=\"{fallback}.{extension}\"; filename*=UTF-8''{utf8}"
