"""The names of the channels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a message reaches somebody."""

    EMAIL = "email", _("e-mail")
    GROUP = "group", _("group chat")
    CALL = "call", _("telephone call")
    SMS = "sms", _("text message")


# Sent by the program; a call is made by a person.
AUTOMATIC = (Channel.EMAIL, Channel.GROUP, Channel.SMS)
