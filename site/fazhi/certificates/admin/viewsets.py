"""The menu “Certificates”."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from wagtail.admin.ui.tables import Column, StatusTagColumn

from fazhi.admin_screens.viewsets import RowViewSet
from fazhi.certificates.admin import views
from fazhi.certificates.admin.filters import CertificateFilterSet
from fazhi.certificates.models import Certificate
from fazhi.certificates.states import State


def _day_of_issue(certificate: Certificate) -> str:
    """As it stands on the paper: “three days ago” finds none."""
    return date_format(certificate.issued_on, "Y-m-d")


class CertificateViewSet(RowViewSet):
    """Certificates in the administration."""

    model = Certificate
    name = "certificates_admin"
    icon = "doc-full-inverse"
    menu_label = gettext_lazy("Certificates")
    menu_order = 298
    add_to_admin_menu = True
    index_view_class = views.CertificateIndexView
    inspect_view_class = views.CertificateView
    act_views = views.ACT_VIEWS
    inspect_view_fields = ("number",)
    filterset_class = CertificateFilterSet
    ordering = ("-created_at", "-pk")
    list_display = (
        "number",
        Column("kind_label", label=gettext_lazy("Kind of certificate"), sort_key="kind"),
        Column("masked_name", label=gettext_lazy("Holder")),
        Column("department", label=gettext_lazy("Issuing department")),
        Column(
            "issued_on",
            label=gettext_lazy("Day of issue"),
            accessor=_day_of_issue,
            sort_key="issued_on",
        ),
        StatusTagColumn(
            "state_label",
            label=gettext_lazy("State"),
            primary=lambda certificate: certificate.state == State.VALID,
        ),
    )
