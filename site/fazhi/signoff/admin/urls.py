"""Addresses of sign-off in the administration."""

from django.urls import path

from fazhi.signoff.admin.dashboard import DashboardView
from fazhi.signoff.admin.delegations import DelegationsView
from fazhi.signoff.admin.review import ReviewView
from fazhi.signoff.admin.signature import LookView, SigningView
from fazhi.signoff.admin.submission import SubmissionView
from fazhi.signoff.admin.withdrawal import WithdrawalView

app_name = "signoff"
urlpatterns = [
    path("", DashboardView.as_view(), name="index"),
    path("submit/<str:model>/<str:key>/", SubmissionView.as_view(), name="submit"),
    path("in-place-of/", DelegationsView.as_view(), name="delegations"),
    path("withdraw/<str:model>/<str:key>/", WithdrawalView.as_view(), name="withdraw"),
    path("confirm/<str:model>/<str:key>/", ReviewView.as_view(), name="confirm"),
    path("step/<int:pk>/", SigningView.as_view(), name="sign"),
    path("step/<int:pk>/look/", LookView.as_view(), name="look"),
]
