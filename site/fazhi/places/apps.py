from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "fazhi.places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from fazhi.places import demo, founding, grants

        demo.register()
        founding.register()
        grants.register()
