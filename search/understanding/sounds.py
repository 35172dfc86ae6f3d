"""How words sound: pinyin without tones, in full and by first letters."""

from functools import lru_cache

from search.analysis import runs


@lru_cache(maxsize=50_000)
def pinyin(normalised: str) -> str:
    """laodonghetongfa for 劳动合同法; letters and digits stay, everything else is left out."""
    return "".join(_syllables(normalised))


def initials(normalised: str) -> str:
    """ldhtf for 劳动合同法."""
    return "".join(syllable[:1] for syllable in _syllables(normalised))


def _syllables(normalised: str) -> list[str]:
    from pypinyin import lazy_pinyin  # holds its dictionaries in memory

    return [syllable for run in runs(normalised) for syllable in lazy_pinyin(run)]
