"""Short names that a text gives to laws: 《中华人民共和国民法典》（以下简称民法典）."""

import re

_SHORT = re.compile(
    r"《((?:[^《》]|《[^《》]*》){2,80})》\s*[（(]\s*(?:以下|下称|下文)\s*(?:统称|简称|均简称|称)?\s*(?:为)?\s*[《“\"〈]?"
    r"([^》”\"〉（）()，。；、]{1,20})[》”\"〉]?\s*[）)]"
)


def short_names(text: str) -> list[tuple[str, str]]:
    """Pairs of a title and the short name that ``text`` gives it, in order, each once."""
    found = ((m[1].strip(), m[2].strip()) for m in _SHORT.finditer(text))
    return list(dict.fromkeys((title, name) for title, name in found if name and name != title))
