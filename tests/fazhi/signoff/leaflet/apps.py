from django.apps import AppConfig


class LeafletConfig(AppConfig):
    name = "tests.fazhi.signoff.leaflet"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permission_policies import ModelPermissionPolicy
        from wagtail.permissions import register_permission_policy

        from tests.fazhi.signoff.leaflet.models import Leaflet

        register_permission_policy(Leaflet, ModelPermissionPolicy(Leaflet))
