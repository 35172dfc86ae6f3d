"""A column of the administration's lists."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import TitleColumn

from fazhi.links.models import PermanentlyLinked


def _qr_address(target: PermanentlyLinked) -> str:
    return reverse("links:qr", args=[target.public_id, "png"])


class CodeColumn(TitleColumn):
    """The permanent id, which leads to the QR code for a poster."""

    def __init__(self) -> None:
        super().__init__("public_id", label=_("QR code"), get_url=_qr_address)
