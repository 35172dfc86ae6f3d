"""``{% chart %}``: the drawing, the table of its numbers, and where they are from."""

import hashlib
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fazhi.charts.bars import draw_bars, draw_shares
from fazhi.charts.description import Chart, ChartKind
from fazhi.charts.lines import draw_lines
from fazhi.charts.numbers import shown
from fazhi.charts.svg import drawing

register = template.Library()

_DRAW = {ChartKind.BARS: draw_bars, ChartKind.LINES: draw_lines, ChartKind.SHARES: draw_shares}


@register.inclusion_tag("components/chart.html")
def chart(chart: Chart, name: str = "") -> dict[str, Any]:
    """Shows a `Chart`. ``name`` sets its elements apart where the same chart stands twice on a page."""
    name = name or f"chart-{hashlib.sha256(repr(chart).encode()).hexdigest()[:8]}"
    percentages = chart.percentages
    return {
        "chart": chart,
        "name": name,
        "drawing": draw(chart, name),
        "percentages": percentages,
        "rows": [
            {
                "label": label,
                "values": [shown(value) for value in values],
                "percentage": percentages[place] if percentages else None,
            }
            for place, (label, values) in enumerate(chart.rows)
        ],
    }


def draw(chart: Chart, name: str) -> SafeString:
    """The drawing as SVG."""
    shapes, height = _DRAW[chart.kind](chart)
    return drawing(shapes, height, chart.title, _description(chart), name)


def _description(chart: Chart) -> str:
    """What the drawing shows, for those who do not see it: the kind, and the range of the numbers."""
    values = [value for series in chart.series for value in series.values]
    return _("%(kind)s; %(count)s rows, from %(low)s to %(high)s. The table has all numbers.") % {
        "kind": chart.kind.label,
        "count": len(chart.labels),
        "low": f"{shown(min(values))} {chart.unit}".strip(),
        "high": f"{shown(max(values))} {chart.unit}".strip(),
    }
