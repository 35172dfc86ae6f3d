from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter

from fazhi.certificates.admin.official_seals import OfficialSealViewSet
from fazhi.certificates.admin.viewsets import CertificateViewSet
from fazhi.certificates.states import Ground


@hooks.register("register_admin_viewset")
def certificate_viewsets() -> list[ViewSet]:
    """The lists of certificates, and of the seals on them."""
    return [CertificateViewSet(), OfficialSealViewSet()]


@hooks.register("register_log_actions")
def certificate_actions(actions: LogActionRegistry) -> None:
    """What is done with certificates, as the history shows it."""
    for name, label, said in (
        ("download", gettext_lazy("Download a certificate"), gettext_lazy("PDF downloaded")),
        ("renew", gettext_lazy("Make new codes for the paper"), gettext_lazy("New codes made")),
        (
            "reinstate",
            gettext_lazy("Take a revocation back"),
            gettext_lazy("Revocation taken back"),
        ),
    ):
        actions.register_action(f"certificates.{name}", label, said)

    @actions.register_action("certificates.revoke")
    class Revoked(LogFormatter):
        label = gettext_lazy("Revoke a certificate")

        def format_message(self, log_entry: Any) -> str:
            data = {"ground": "", **(log_entry.data or {})}
            ground = Ground(data["ground"]).label if data["ground"] in Ground.values else ""
            return _("Revoked. %(ground)s") % {"ground": ground}

    @actions.register_action("certificates.replace")
    class Replaced(LogFormatter):
        label = gettext_lazy("Replace a certificate")

        def format_message(self, log_entry: Any) -> str:
            data = {"number": "", **(log_entry.data or {})}
            return _("Revoked and replaced by %(number)s") % data
