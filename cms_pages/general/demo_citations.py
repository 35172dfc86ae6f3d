"""Links from the demonstration's pages to the laws that they name, once the laws are imported."""

import re
from typing import Any

from cms_pages.general.models import StandardPage
from cms_pages.general.publishing import publish_first
from fazhi.town.demo import DemoTown
from legal_library.citing.keys import Key
from legal_library.citing.rich_text import link_markup
from legal_library.citing.typed import meant_by
from legal_library.demo import laws_imported

_NAMED = re.compile(r"(?<!>)(《[^》<]{2,40}》)(第[零一二三四五六七八九十百千]+条)?(?!</a>)")

CITING = ("mediation", "legal-aid", "privacy", "access")
# The laws behind a page, and why a reader wants to see them.
BEHIND = {
    "mediation": (
        ("人民调解法第四条", "调解不收钱。"),
        ("民法典第二百八十八条", "邻里之间怎么相处，法律是这样说的。"),
    ),
    "legal-aid": (("法律援助法第三十一条", "这些事经济困难的可以申请。"),),
}
HEADING = "法律依据"


def cite_laws(**kwargs: Any) -> None:
    """A receiver of ``laws_imported``: every page once, and none that somebody has written on."""
    town = DemoTown()
    for key in CITING:
        page = town.find(f"general.{key}")
        if isinstance(page, StandardPage) and not page.revisions.exclude(user=None).exists():
            _cite(page, BEHIND.get(key, ()))


def _cite(page: StandardPage, behind: tuple[tuple[str, str], ...]) -> None:
    before = page.body.get_prep_value()
    after = _linked(before)
    keys = [(key, note) for words, note in behind if (key := _meant(words))]
    if keys and not any(block["type"] == "citation" for block in before):
        after.append({"type": "heading", "value": {"text": HEADING, "level": "2"}})
        after += [
            {"type": "citation", "value": {"law": str(key), "shows_text": True, "note": note}}
            for key, note in keys
        ]
    if after != before:
        page.body = StandardPage._meta.get_field("body").to_python(after)
        publish_first(page)


def _linked(data: Any) -> Any:
    """The stored form of a stream, with links in its running text."""
    if isinstance(data, str):
        return _NAMED.sub(_link, data) if data.startswith("<") else data
    if isinstance(data, list):
        return [_linked(item) for item in data]
    if isinstance(data, dict):
        return {name: _linked(value) for name, value in data.items()}
    return data


def _link(named: re.Match[str]) -> str:
    key = _meant(named[0])
    return link_markup(key, named[0]) if key else named[0]


def _meant(words: str) -> Key | None:
    """The law or article, where exactly one is called so."""
    named = meant_by(words).named
    return named[0] if len(named) == 1 else None


def register() -> None:
    """Called once, when the apps are ready."""
    laws_imported.connect(cite_laws, dispatch_uid="general.demo_citations")
