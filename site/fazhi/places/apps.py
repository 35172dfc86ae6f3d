from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "fazhi.places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from fazhi.links.public_pages import register_public_pages
        from fazhi.places import demo, founding, grants, models, permissions
        from fazhi.town.founding import register_founding

        demo.register()
        register_founding(founding.STEP)
        grants.register()
        permissions.register()
        register_public_pages("villages", models.Village.objects.all)
        register_public_pages("venues", models.Venue.objects.all)
        # Commands make rows too, before the administration registers its screens: without their
        # references it would not know what stands in the way of deleting a place.
        for model in (models.Village, models.GridCell, models.Venue, models.Counter):
            ReferenceIndex.register_model(model)
