from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "fazhi.people"
    verbose_name = _("People")

    def ready(self) -> None:
        from fazhi.departments.grants import register_permissions
        from fazhi.departments.models import Role
        from fazhi.people import demo, founding
        from fazhi.town.demo import register_demo
        from fazhi.town.founding import register_founding

        register_permissions(
            Role.AUDITOR,
            ("people.view_person", "people.view_consenttext", "people.view_reveal"),
        )
        register_demo(demo.PART)
        register_founding(founding.STEP)
