"""Charts drawn on the server as SVG, each with the table of its numbers.

A `Chart` is checked when it is made; ``{% chart %}`` of the template library ``charts`` shows it.
"""

from fazhi.charts.description import Chart, ChartError, ChartKind, Series

__all__ = ["Chart", "ChartError", "ChartKind", "Series"]
