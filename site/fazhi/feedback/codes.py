"""Reading codes: how a resident finds the answer again without giving a name or a number.

Eight characters of Crockford's base 32, with a digit in each half, hold 39 bits: with ten thousand
answers on file one guess in fifty million hits one, and `allowances` lets an address miss thirty
times an hour. What a code opens is the state and the answer, never what somebody wrote.
"""

from fazhi.links.ids import new_public_id, normalise_public_id

LENGTH = 8
HALF = LENGTH // 2


def new_code() -> str:
    """A fresh code. Each half holds a digit, so that nobody reads one as a word."""
    while True:
        made = new_public_id(LENGTH)
        if all(any(c.isdigit() for c in half) for half in (made[:HALF], made[HALF:])):
            return made


def shown(code: str) -> str:
    """The code as it is read out: in two halves."""
    return f"{code[:HALF]}-{code[HALF:]}"


def typed(text: str) -> str:
    """What somebody typed, as it is stored."""
    return normalise_public_id("".join(text.split()))
