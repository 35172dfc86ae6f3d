"""Reading codes: how a resident finds the answer again without giving a name or a number.

Eight characters of Crockford's base 32 hold 40 bits: with ten thousand answers on file one guess in
a hundred million hits one, and `allowances` lets an address miss thirty times an hour. What a code
opens is the state and the answer, never what somebody wrote.
"""

from fazhi.links.ids import new_public_id, normalise_public_id

LENGTH = 8


def new_code() -> str:
    """A fresh code."""
    return new_public_id(LENGTH)


def shown(code: str) -> str:
    """The code as it is read out: in two halves."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def typed(text: str) -> str:
    """What somebody typed, as it is stored."""
    return normalise_public_id("".join(text.split()))
