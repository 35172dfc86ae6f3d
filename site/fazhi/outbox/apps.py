from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "fazhi.outbox"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from fazhi.outbox import backend
        from fazhi.outbox.channels.email import email_sender
        from fazhi.outbox.channels.names import Channel
        from fazhi.outbox.channels.registry import register_channel
        from fazhi.outbox.inbox import telling
        from fazhi.upkeep import register_purge

        backend.register()
        telling.register()
        register_purge(_("Notifications"), telling.purge_notifications)
        register_channel(Channel.EMAIL, email_sender)
