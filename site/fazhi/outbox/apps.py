from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "fazhi.outbox"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from fazhi.outbox import (
            alerts,
            backend,
            checks,  # noqa: F401
            demo,
            grants,
            jobs,
            permissions,
            provider_events,
            retention,
        )
        from fazhi.outbox.admin import preferences
        from fazhi.outbox.channels import sms
        from fazhi.outbox.channels.email import email_sender
        from fazhi.outbox.channels.group import group_sender
        from fazhi.outbox.channels.names import Channel
        from fazhi.outbox.channels.registry import register_channel
        from fazhi.outbox.groups import testing
        from fazhi.outbox.inbox import telling
        from fazhi.outbox.reminders import terms
        from fazhi.outbox.reminders.standards import make_standard_rules
        from fazhi.people.person_data import register_person_data
        from fazhi.town.demo import register_demo
        from fazhi.upkeep import register_purge

        alerts.register()
        backend.register()
        jobs.register()
        grants.register()
        permissions.register()
        telling.register()
        terms.register()
        post_migrate.connect(
            make_standard_rules, sender=self, dispatch_uid="fazhi.outbox.standard_rules"
        )
        register_purge(_("Notifications"), telling.purge_notifications)
        register_purge(_("Messages"), retention.purge_messages)
        register_person_data("messages", retention.export_of, retention.erase_of)
        register_channel(Channel.EMAIL, email_sender)
        register_channel(Channel.GROUP, group_sender)
        sms.register()
        testing.register()
        preferences.register()
        provider_events.connect()
        register_demo(demo.PART)
        register_purge(_("Answers of mail providers"), provider_events.purge_provider_events)
