"""One analysis of text for every engine and for queries, so that all of them find the same.

A text is normalised (NFKC, small letters, traditional characters to simplified ones) and cut into
runs: Chinese characters, or letters and digits. Chinese does not mark where a word ends, so a Chinese
run gives its overlapping pairs and then its single characters: 劳动法 gives 劳动 动法 劳 动 法. Pairs
come first and follow each other, so that a phrase of pairs is a part of one run and nothing else.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from operator import add

import opencc

# Indexes made with another version do not fit the queries of this one: rebuild them.
ANALYSIS_VERSION = 1

# Ideographs with their repetition marks and zero, kana, compatibility forms, and the rare planes.
CHINESE = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{CHINESE}]+|[^\W_{CHINESE}]+")
_COMMON = (0x4E00, 0x9FFF)  # where nearly all characters stand
_IS_CHINESE = re.compile(f"[{CHINESE}]")
LONGEST_WORD = 40  # of letters and digits; what is longer is cut


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalise(text: str) -> str:
    """The text as it is compared: the same for full-width, capital and traditional forms."""
    plain = unicodedata.normalize("NFKC", text.replace("\x00", " ")).lower()
    # Lone surrogates cannot be encoded, by no engine.
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    return plain if plain.isascii() else str(_to_simplified().convert(plain))


def runs(normalised: str) -> list[str]:
    """The runs of Chinese characters, and of letters and digits, of a normalised text."""
    return [part for run in _RUN.findall(normalised) for part in _cut(run)]


def _cut(run: str) -> Iterable[str]:
    if is_chinese(run) or len(run) <= LONGEST_WORD:
        return (run,)
    return (run[i : i + LONGEST_WORD] for i in range(0, len(run), LONGEST_WORD))


def is_chinese(run: str) -> bool:
    """Whether a run is one of Chinese characters."""
    return _COMMON[0] <= ord(run[0]) <= _COMMON[1] or bool(_IS_CHINESE.match(run))


def pairs(run: str) -> list[str]:
    """What a phrase is looked up by: the overlapping pairs of a run, or the run itself."""
    if not is_chinese(run) or len(run) == 1:
        return [run]
    return list(map(add, run, run[1:]))


def tokens(normalised: str) -> Iterator[str]:
    """Every token of a normalised text, in order: pairs and then single characters of each run."""
    for run in runs(normalised):
        yield from run_tokens(run)


def run_tokens(run: str) -> list[str]:
    """The tokens of one run."""
    if not is_chinese(run):
        return [run]
    return [*pairs(run), *run] if len(run) > 1 else [run]


def count_tokens(normalised: str) -> int:
    """How many tokens a normalised text has."""
    return sum(
        2 * len(run) - 1 if len(run) > 1 and is_chinese(run) else 1 for run in runs(normalised)
    )


def indexed(text: str) -> str:
    """The tokens of a normalised text with spaces between them, as engines get it."""
    return " ".join([" ".join(run_tokens(run)) for run in runs(text)])
