from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "fazhi.media"
    verbose_name = _("Media")

    def ready(self) -> None:
        from wagtail.admin.views.account import AvatarSettingsPanel
        from wagtail.models import ReferenceIndex

        from fazhi.departments.grants import register_permissions
        from fazhi.departments.models import Role
        from fazhi.media import demo, film_files  # noqa: F401
        from fazhi.media.models import Film
        from fazhi.media.uploads import purge_abandoned_uploads
        from fazhi.upkeep import register_purge

        register_purge(_("Abandoned uploads"), purge_abandoned_uploads)

        film_files.connect()
        # With the addresses it would come too late for commands, which never load them.
        ReferenceIndex.register_model(Film)
        films = ("media.view_film", "media.add_film", "media.change_film")
        register_permissions(Role.AUTHOR, films)
        register_permissions(Role.COPY_CHECKER, films[:1])

        # Portraits of the staff serve no purpose here, and would be an upload beside the checks.
        AvatarSettingsPanel.is_active = lambda self: False
