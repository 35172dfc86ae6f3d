from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "fazhi.media"
    verbose_name = _("Media")

    def ready(self) -> None:
        from wagtail.admin.views.account import AvatarSettingsPanel

        from fazhi.media import demo  # noqa: F401
        from fazhi.media.uploads import purge_abandoned_uploads
        from fazhi.upkeep import register_purge

        register_purge(_("Abandoned uploads"), purge_abandoned_uploads)

        # Portraits of the staff serve no purpose here, and would be an upload beside the checks.
        AvatarSettingsPanel.is_active = lambda self: False
