from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "fazhi.people"
    verbose_name = _("People")

    def ready(self) -> None:
        from fazhi.departments.grants import register_permissions
        from fazhi.departments.models import Role
        from fazhi.jobs.commands import run_command
        from fazhi.jobs.registry import register_job
        from fazhi.jobs.schedules import Daily
        from fazhi.people import demo, founding
        from fazhi.town.demo import register_demo
        from fazhi.town.founding import register_founding

        register_permissions(
            Role.AUDITOR,
            ("people.view_person", "people.view_consenttext", "people.view_reveal"),
        )
        register_demo(demo.PART)
        register_founding(founding.STEP)
        register_job(
            "purge_personal_data",
            run_command("purge_personal_data"),
            label=_("Erase personal data that is over"),
            schedule=Daily("02:30"),
            time_limit=30 * 60,
        )
