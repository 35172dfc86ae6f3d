from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegalLibraryConfig(AppConfig):
    name = "legal_library"
    verbose_name = _("Legal library")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from fazhi.links.public_pages import register_public_pages
        from fazhi.navigation.destinations import Destination, register_destination
        from fazhi.navigation.signals import forget_when_changed
        from legal_library import demo, jobs, permissions
        from legal_library.citing import overtaken, signed
        from legal_library.citing.pages import note_when_published
        from legal_library.finding import registering
        from legal_library.models import Law, LawVersion

        demo.register()
        jobs.register()
        permissions.register()
        registering.register()
        signed.register()
        overtaken.register()
        register_public_pages("laws", Law.objects.public)
        register_destination(
            Destination(
                "legal_library:index",
                _("Legal library"),
                _("Laws and regulations with their text, status and versions"),
                Law.objects.public().exists,
            )
        )
        forget_when_changed(LawVersion)
        page_published.connect(note_when_published, dispatch_uid="legal_library.citations")
