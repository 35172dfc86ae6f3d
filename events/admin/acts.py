"""Which screen belongs to which act on a session."""

from typing import Any

from events.admin import session_acts
from events.admin.certificates import CertificatesView
from events.admin.exchange.exporting import ExportView
from events.admin.news import NewsView
from events.admin.paper import PaperView, TicksView
from events.admin.registration_acts import RegisterView, UnitView
from events.admin.screens import SessionActView

_OTHERS = (RegisterView, UnitView, NewsView, PaperView, TicksView, ExportView, CertificatesView)
SESSION_ACTS: dict[Any, type[SessionActView]] = {
    **session_acts.ACT_VIEWS,
    **{view.kind: view for view in _OTHERS},
}
