from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "fazhi.outbox"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from fazhi.outbox import alerts, backend, checks, jobs, provider_events  # noqa: F401
        from fazhi.outbox.calls import permissions
        from fazhi.outbox.channels import sms
        from fazhi.outbox.channels.email import email_sender
        from fazhi.outbox.channels.group import group_sender
        from fazhi.outbox.channels.names import Channel
        from fazhi.outbox.channels.registry import register_channel
        from fazhi.outbox.groups import testing
        from fazhi.outbox.inbox import telling
        from fazhi.outbox.reminders import terms
        from fazhi.outbox.reminders.standards import make_standard_rules
        from fazhi.upkeep import register_purge

        alerts.register()
        backend.register()
        jobs.register()
        telling.register()
        terms.register()
        post_migrate.connect(
            make_standard_rules, sender=self, dispatch_uid="fazhi.outbox.standard_rules"
        )
        register_purge(_("Notifications"), telling.purge_notifications)
        register_channel(Channel.EMAIL, email_sender)
        register_channel(Channel.GROUP, group_sender)
        sms.register()
        testing.register()
        permissions.grant()
        provider_events.connect()
        register_purge(_("Answers of mail providers"), provider_events.purge_provider_events)
