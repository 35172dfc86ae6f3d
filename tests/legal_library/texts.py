"""Small laws as texts and as the sources that an import reads."""

import datetime as dt
from collections.abc import Sequence

from legal_library.importers.run import Report, run_import
from legal_library.importers.sources import Source, of_bytes
from legal_library.models import LawVersion
from legal_library.parsing.dates import in_words

CONGRESS = "测试市第一届人民代表大会常务委员会第三次会议"
DAY = dt.date(2020, 5, 28)
BEGINS = dt.date(2020, 7, 1)


def law_text(
    title: str = "测试市测试条例",
    *,
    note: str | None = None,
    day: dt.date = DAY,
    by: str = CONGRESS,
    articles: Sequence[str] = ("为了测试，制定本条例。", "测试应当公开。"),
    begins: dt.date | None = BEGINS,
    ends: str = "",
) -> str:
    """A law in the usual order: its title, its note, its articles, the closing clause.

    ``ends`` is what stands behind the closing clause: 《…》同时废止。
    """
    head = f"（{in_words(day)}{by}通过）" if note is None else note
    closing = f"本条例自{in_words(begins)}起施行。" if begins else "本条例由测试局解释。"
    numbered = [*articles, closing + ends]
    lines = [f"第{_NUMBERS[i]}条　{text}" for i, text in enumerate(numbered)]
    return "\n".join(line for line in (title, head, *lines) if line)


_NUMBERS = "一二三四五六七八九十"


def source(text: str, name: str = "law.txt") -> Source:
    """The source of a text file."""
    return of_bytes(name, text.encode())


def imported(*texts: str, again: bool = False) -> Report:
    """Imports texts one after the other, with what became of each."""
    sources = [source(text, f"{number}.txt") for number, text in enumerate(texts)]
    return run_import(sources, again=again, keep_results=True)


def version_of(text: str) -> LawVersion:
    """Imports a text; the version that it became."""
    (result,) = imported(text).results
    assert result.version, result
    return result.version
