from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Lectures")

    def ready(self) -> None:
        from events import attendance, grants, jobs, permissions, posters, privacy, purposes
        from events.demo import loading
        from events.finding import facts
        from events.messages import kinds, reminding
        from events.reading import at_place

        purposes.register()
        permissions.register()
        grants.register()
        kinds.register()
        reminding.register()
        jobs.register()
        posters.register()
        privacy.register()
        facts.register()
        at_place.register()
        attendance.register()
        loading.register()
