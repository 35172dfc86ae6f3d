"""Short codes that people read out and type: a receipt to look something up with, without a name.

Eight characters of Crockford's base 32, with a digit in each half. A fresh one holds 39 bits; whoever
takes them lets an address miss a few times an hour at most (`fazhi.allowances`).
"""

from fazhi.links.ids import new_public_id, normalise_public_id

LENGTH = 8
HALF = LENGTH // 2


def new_code() -> str:
    """A fresh code. Each half holds a digit, so that nobody reads one as a word."""
    while True:
        made = new_public_id(LENGTH)
        if is_no_word(made):
            return made


def is_no_word(code: str) -> bool:
    """Whether each half holds a digit."""
    return all(any(c.isdigit() for c in half) for half in (code[:HALF], code[HALF:]))


def shown(code: str) -> str:
    """The code as it is read out: in two halves."""
    return f"{code[:HALF]}-{code[HALF:]}"


def typed(text: str) -> str:
    """What somebody typed, as it is stored."""
    return normalise_public_id("".join(text.split()))
