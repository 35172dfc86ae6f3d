"""Group chats of the staff that the town's messages can be posted in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.people.encryption import EncryptedTextField

DOMAIN = "group-"  # of `Message.domain`: each robot has a pace of its own


class GroupChat(models.Model):
    """A group with a robot that posts what is sent to its address.

    Whoever knows the address (WeCom) or the address and the secret (DingTalk) can post there, so
    both are encrypted and never shown again.
    """

    class Kind(models.TextChoices):
        """Whose group it is; the names are trade marks."""

        WECOM = "wecom", pgettext_lazy("messenger", "WeCom")
        DINGTALK = "dingtalk", pgettext_lazy("messenger", "DingTalk")

    name = models.CharField(pgettext_lazy("group chat", "name"), max_length=60, unique=True)
    kind = models.CharField(_("messenger"), max_length=10, choices=Kind.choices)
    address = EncryptedTextField(_("address of the robot"))
    secret = EncryptedTextField(_("secret"), blank=True, default="")
    department = models.ForeignKey(
        "departments.Department",
        models.SET_NULL,
        verbose_name=_("department"),
        null=True,
        blank=True,
        related_name="+",
    )
    is_active = models.BooleanField(_("in use"), default=True)
    answered_at = models.DateTimeField(_("last answer"), null=True, editable=False)
    problem = models.CharField(_("last problem"), max_length=300, blank=True, editable=False)

    not_personal = ("name", "kind", "address", "secret", "problem")

    class Meta:
        verbose_name = _("group chat")
        verbose_name_plural = _("group chats")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def domain(self) -> str:
        """What stands for the group in `Message.domain` and as the address of its messages."""
        return f"{DOMAIN}{self.pk}"

    @property
    def masked_address(self) -> str:
        """The address without its key."""
        return f"{self.address.partition('?')[0]}?…{self.address[-4:]}" if self.address else ""
