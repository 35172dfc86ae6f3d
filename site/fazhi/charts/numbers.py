"""Numbers in words and marks on an axis."""

import math
from decimal import Decimal

from django.utils.translation import pgettext

from fazhi.charts.description import Number

DECIMALS = 4
TEN_THOUSAND, HUNDRED_MILLION = 10**4, 10**8


def shown(value: Number) -> str:
    """The number with a comma every three digits in each language, and at most four decimals."""
    rounded = round(Decimal(str(value)), DECIMALS)
    return f"{rounded:,f}".rstrip("0").rstrip(".") if rounded else "0"


def short(value: float) -> str:
    """The number as an axis bears it: large ones in tens of thousands or hundreds of millions."""
    if abs(value) >= HUNDRED_MILLION:
        text = pgettext("on an axis", "%(number)s×10⁸")
        return text % {"number": shown(value / HUNDRED_MILLION)}
    if abs(value) >= TEN_THOUSAND:
        text = pgettext("on an axis", "%(number)s×10⁴")
        return text % {"number": shown(value / TEN_THOUSAND)}
    return shown(value)


def axis(low: float, high: float, steps: int = 4, *, from_zero: bool = True) -> list[float]:
    """Round marks from at or below ``low`` to at or above ``high``; zero is among them if asked."""
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0, 0.0 if low else 1.0)
    raw = (high - low) / steps
    size = 10.0 ** math.floor(math.log10(raw))
    step = size * next(n for n in (1, 2, 2.5, 5, 10) if n * size >= raw * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [number * step for number in range(first, last + 1)]
