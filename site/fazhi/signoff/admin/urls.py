"""Addresses of sign-off in the administration."""

from django.urls import path

from fazhi.signoff.admin.correction import CorrectionView
from fazhi.signoff.admin.dashboard import DashboardView
from fazhi.signoff.admin.delegations import DelegationsView
from fazhi.signoff.admin.ledger import LedgerView
from fazhi.signoff.admin.paper import EnterPaperView, PaperView, ScanView
from fazhi.signoff.admin.redaction import RedactionView
from fazhi.signoff.admin.review import ReviewView
from fazhi.signoff.admin.signature import LookView, SigningView
from fazhi.signoff.admin.submission import SubmissionView
from fazhi.signoff.admin.trail import TrailDataView, TrailPdfView, TrailView
from fazhi.signoff.admin.withdrawal import WithdrawalView

app_name = "signoff"
urlpatterns = [
    path("", DashboardView.as_view(), name="index"),
    path("submit/<str:model>/<str:key>/", SubmissionView.as_view(), name="submit"),
    path("correction/<int:pk>/", CorrectionView.as_view(), name="correction"),
    path("in-place-of/", DelegationsView.as_view(), name="delegations"),
    path("withdraw/<str:model>/<str:key>/", WithdrawalView.as_view(), name="withdraw"),
    path("confirm/<str:model>/<str:key>/", ReviewView.as_view(), name="confirm"),
    path("step/<int:pk>/", SigningView.as_view(), name="sign"),
    path("step/<int:pk>/paper/", EnterPaperView.as_view(), name="enter_paper"),
    path("paper/<int:pk>/", PaperView.as_view(), name="paper"),
    path("paper/<int:pk>/scan/", ScanView.as_view(), name="scan"),
    path("step/<int:pk>/look/", LookView.as_view(), name="look"),
    path("trail/<str:model>/<str:key>/", TrailView.as_view(), name="trail"),
    path("trail/<str:model>/<str:key>/trail.pdf", TrailPdfView.as_view(), name="trail_pdf"),
    path("trail/<str:model>/<str:key>/trail.json", TrailDataView.as_view(), name="trail_data"),
    path("redact/<int:number>/", RedactionView.as_view(), name="redact"),
    path("ledger/", LedgerView.as_view(), name="ledger"),
    path("ledger/results/", LedgerView.as_view(results_only=True), name="ledger_results"),
]
