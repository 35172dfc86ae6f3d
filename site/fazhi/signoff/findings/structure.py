"""What a reader misses: words for a picture, something below a heading, a target of a link.

Source: WCAG 2.2, success criteria 1.1.1 (text alternatives) and 2.4.6 (headings); GB/T 37668—2019.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from fazhi.signoff.content import Content, Link, Part, Picture, Text
from fazhi.signoff.findings.registry import Finding, Label, Severity

PICTURES, HEADINGS, LINKS = "pictures", "headings", "links"
_WAYS = {"http", "https", "mailto", "tel"}
_HERE = re.compile(r"localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[?::1")
_ADMINISTRATION = re.compile(r"/(?:admin|cms)/")


def check(content: Content) -> Iterator[Finding]:
    """Pictures, headings, links."""
    for picture in content.of(Picture):
        if not (picture.is_decoration or picture.alt.strip()):
            says = _("This picture lacks words for those who cannot see it.")
            yield Finding(PICTURES, Severity.BLOCKER, picture.place, says, about=str(picture.image))
    yield from _headings([part for part in content.parts if not isinstance(part, Link)])
    for link in content.of(Link):
        if wrong := _wrong_with(link.url):
            yield Finding(LINKS, Severity.BLOCKER, link.place, wrong, link.url[:120])


def _headings(parts: list[Part]) -> Iterator[Finding]:
    for part, following in pairwise([*parts, None]):
        if not isinstance(part, Text) or not part.level:
            continue
        if not part.words.strip():
            yield Finding(HEADINGS, Severity.BLOCKER, part.place, _("This heading is empty."))
        elif following is None or (
            isinstance(following, Text) and 0 < following.level <= part.level
        ):
            says = _("Nothing stands below this heading.")
            yield Finding(HEADINGS, Severity.ADVICE, part.place, says, part.words)


def _wrong_with(url: str) -> Label:
    """What keeps readers from where a link leads, as far as it can be told without asking anybody."""
    text = url.strip()
    if text.startswith("#") and len(text) > 1:
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return _("This address is not complete.")
    if not parts.scheme and text.startswith("/") and not text.startswith("//"):
        return _("This leads into the administration.") if _ADMINISTRATION.match(text) else ""
    if parts.scheme not in _WAYS:
        return _("This address is not complete.")
    if parts.scheme in {"mailto", "tel"}:
        return "" if parts.path else _("This address is not complete.")
    if " " in text or ("." not in host and not _HERE.match(host)):
        return _("This address is not complete.")
    return _("This address works on the office’s own network only.") if _HERE.match(host) else ""
