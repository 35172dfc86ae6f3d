"""Numbers in words and marks on an axis."""

import math
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import pgettext

from fazhi.charts.description import Number

DECIMALS = 4
TEN_THOUSAND, HUNDRED_MILLION = 10**4, 10**8


def shown(value: Number) -> str:
    """The number with groups of digits, and at most four decimals."""
    rounded = round(Decimal(str(value)), DECIMALS)
    plain = format(rounded.normalize(), "f")
    decimals = len(plain.partition(".")[2])
    return number_format(Decimal(plain), decimal_pos=decimals, force_grouping=True)


def short(value: float) -> str:
    """The number as an axis bears it: large ones in tens of thousands or hundreds of millions."""
    if abs(value) >= HUNDRED_MILLION:
        text = pgettext("on an axis", "%(number)s×10⁸")
        return text % {"number": shown(value / HUNDRED_MILLION)}
    if abs(value) >= TEN_THOUSAND:
        text = pgettext("on an axis", "%(number)s×10⁴")
        return text % {"number": shown(value / TEN_THOUSAND)}
    return shown(value)


def axis(low: float, high: float, steps: int = 4) -> list[float]:
    """Round marks from at or below ``low`` to at or above ``high``; zero is always within."""
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return [0.0, 1.0]
    raw = (high - low) / steps
    size = 10.0 ** math.floor(math.log10(raw))
    step = size * next(n for n in (1, 2, 2.5, 5, 10) if n * size >= raw * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [number * step for number in range(first, last + 1)]
