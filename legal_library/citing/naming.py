"""Laws that words name by their titles: 《人民调解法》第四条. At most nine queries, however many."""

from collections.abc import Iterable, Mapping

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from legal_library.citing.cited import Cited, Known, cited
from legal_library.citing.keys import Key
from legal_library.finding.names import Hit, known_laws
from legal_library.models import AliasKind
from legal_library.parsing.quoted import Quoted, quoted_in
from legal_library.status import Status
from legal_library.titles import law_key


def meant_among(hits: Iterable[Hit], known: Known) -> Hit | None:
    """The law of a name: its title before other names, one in force before one that is not."""
    found = [hit for hit in hits if Key(hit.law) in known]

    def order(hit: Hit) -> tuple[bool, bool, bool]:
        is_in_force = known[Key(hit.law)].status == Status.IN_FORCE
        return (hit.kind == AliasKind.FORMER, bool(hit.kind), not is_in_force)

    return min(found, key=order, default=None)


class NamedLaws:
    """What the titles and articles in some texts stand for today.

    ``texts`` hold titles between 《 and 》 with articles behind them. What the library lacks is left
    out, and found again as soon as it has it.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = {text: list(quoted_in(text)) for text in dict.fromkeys(texts) if text}
        quoted = [one for of_text in self._texts.values() for one in of_text]
        names = sorted({law_key(one.title) for one in quoted})
        hits = known_laws(names) if names else {}
        wanted = {
            key
            for one in quoted
            for hit in hits.get(law_key(one.title), ())
            for key in (Key(hit.law), *(Key(hit.law, *article) for article in one.articles))
        }
        self._known = cited(wanted)
        self._meant: Mapping[str, Hit | None] = {
            name: meant_among(of_name, self._known) for name, of_name in hits.items()
        }

    def in_text(self, text: str) -> list[Cited]:
        """The laws and articles that one of the texts names, in its order."""
        found = []
        for one in self._texts.get(text, ()):
            hit = self._meant.get(law_key(one.title))
            if hit is not None:
                found += [self._known[Key(hit.law, *article)] for article in one.articles or [()]]
        return found

    def all(self) -> list[Cited]:
        """Those of all texts, each once."""
        found = {one.key: one for text in self._texts for one in self.in_text(text)}
        return list(found.values())

    def linked(self, text: str) -> SafeString:
        """The text as HTML, with a link on every name that leads somewhere."""
        parts: list[SafeString] = []
        done = 0
        for one in self._texts.get(text, ()):
            start = text.index(one.words, done)
            parts.append(escape(text[done:start]))
            url = self._url_of(one)
            parts.append(
                format_html('<a href="{}">{}</a>', url, one.words) if url else escape(one.words)
            )
            done = start + len(one.words)
        return format_html_join("", "{}", ((part,) for part in (*parts, text[done:])))

    def _url_of(self, one: Quoted) -> str:
        hit = self._meant.get(law_key(one.title))
        first = one.articles[0] if one.articles else ()
        return self._known[Key(hit.law, *first)].url if hit else ""
