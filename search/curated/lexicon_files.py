"""Files of everyday words that apps bring: ``words,law_words``, a theme each.

Words and alternatives have | between them, the phrases of an alternative spaces.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from search.curated.lexicon import LONGEST_WORD, alternative_of
from search.models.lexicon import LONGEST_WORDS, SEPARATOR, normalised_word, split
from search.registry import Label

COLUMNS = ["words", "law_words"]


@dataclass(frozen=True)
class WordRow:
    """A row that can be loaded, its columns tidied up; ``key`` is its first word as compared."""

    line: int
    words: str
    alternatives: str
    key: str


@dataclass(frozen=True)
class ThemeFile:
    """What a file holds, and what is wrong with it, by line."""

    theme: str
    rows: list[WordRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


_folders: dict[Path, Mapping[str, Label]] = {}


def register_lexicon(folder: Path, themes: Mapping[str, Label]) -> None:
    """Adds a folder of files, and the words for their themes by the files' names without ``.csv``."""
    _folders[folder] = themes


def theme_labels() -> dict[str, Label]:
    """The words for every registered theme, by its slug."""
    return {slug: label for themes in _folders.values() for slug, label in themes.items()}


def theme_label(slug: str) -> str:
    """A theme in words; of a file that nobody has named, its name."""
    return str(theme_labels().get(slug, slug))


def registered_files() -> list[Path]:
    """Every file of every registered folder, by name."""
    return sorted(
        (path for folder in _folders for path in folder.glob("*.csv")), key=lambda path: path.name
    )


def read_file(path: Path) -> ThemeFile:
    """Reads a file; raises ``OSError`` where it cannot be opened."""
    found = ThemeFile(path.stem)
    try:
        reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        lines = [(reader.line_num, values) for values in reader]
    except (UnicodeDecodeError, csv.Error):
        found.problems.append(_("%(file)s: this is no CSV file in UTF-8") % {"file": path.name})
        return found
    if not lines or lines[0][1] != COLUMNS:
        found.problems.append(
            _("%(file)s: the columns must be %(columns)s")
            % {"file": path.name, "columns": ",".join(COLUMNS)}
        )
        return found
    seen: dict[str, int] = {}
    for number, values in lines[1:]:
        if not values:
            continue
        row, wrong = _row(number, values)
        if row and row.key in seen:
            wrong.append(
                _("the first word stands in line %(line)s already") % {"line": seen[row.key]}
            )
        found.problems.extend(
            _("%(file)s, line %(line)s: %(problem)s")
            % {"file": path.name, "line": number, "problem": problem}
            for problem in wrong
        )
        if row and not wrong:
            seen[row.key] = number
            found.rows.append(row)
    return found


def _row(line: int, values: list[str]) -> tuple[WordRow | None, list[str]]:
    if len(values) != len(COLUMNS):
        return None, [
            _("%(found)s values instead of %(wanted)s")
            % {"found": len(values), "wanted": len(COLUMNS)}
        ]
    words, alternatives = split(values[0]), split(values[1])
    wrong = [*problems_of_words(words), *problems_of_alternatives(alternatives)]
    if wrong:
        return None, wrong
    tidy = WordRow(
        line, SEPARATOR.join(words), SEPARATOR.join(alternatives), normalised_word(words[0])
    )
    return tidy, []


def problems_of_words(words: Iterable[str]) -> list[str]:
    """What is wrong with everyday words, in words."""
    words = list(words)
    if not words:
        return [_("there is no everyday word")]
    if sum(map(len, words)) + len(words) > LONGEST_WORDS:
        return [_("together the words are too long")]
    found = []
    for word in words:
        plain = normalised_word(word)
        if not alternative_of(plain):
            found.append(_("“%(word)s” has neither letters nor characters") % {"word": word})
        elif len(plain) < 2:
            found.append(_("“%(word)s” is too short: two characters at least") % {"word": word})
        elif len(plain) > LONGEST_WORD:
            found.append(
                _("“%(word)s” is too long: %(most)s characters at most")
                % {"word": word, "most": LONGEST_WORD}
            )
    return found


def problems_of_alternatives(alternatives: Iterable[str]) -> list[str]:
    """What is wrong with what texts say, in words."""
    alternatives = list(alternatives)
    if not alternatives:
        return [_("there is nothing that texts say instead")]
    if sum(map(len, alternatives)) + len(alternatives) > LONGEST_WORDS:
        return [_("together the alternatives are too long")]
    return [
        _("“%(text)s” has neither letters nor characters") % {"text": text}
        for text in alternatives
        if not alternative_of(text)
    ]
