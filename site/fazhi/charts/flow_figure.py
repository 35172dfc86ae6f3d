"""A flow chart as pages show it: drawn, with the same steps as text beside it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fazhi.charts.flow import Flow, Line
from fazhi.charts.flow_drawing import draw_flow
from fazhi.charts.svg import drawing


@dataclass(frozen=True)
class FlowFigure:
    """In the form of ``components/flow.html``."""

    title: str
    drawing: SafeString
    lines: list[Line]


def flow_figure(flow: Flow, name: str) -> FlowFigure | None:
    """The chart of what ``name`` says; nothing for one without steps, or one that cannot be drawn."""
    if not flow or flow.problems():
        return None
    shapes, height = draw_flow(flow)
    title = _("Flow chart: %(name)s") % {"name": name}
    described = _("The same steps stand below as text.")
    return FlowFigure(title, drawing(shapes, height, title, described, "flow"), flow.lines())
