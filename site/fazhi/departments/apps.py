from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "fazhi.departments"
    verbose_name = _("Departments")

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from fazhi.departments import demo, founding, models, signals  # noqa: F401
        from fazhi.jobs.commands import run_command
        from fazhi.jobs.registry import register_job
        from fazhi.jobs.schedules import Daily
        from fazhi.links.public_pages import register_public_pages
        from fazhi.town.demo import register_demo
        from fazhi.town.founding import register_founding

        register_demo(demo.PART)
        register_demo(demo.SIGNATORIES_PART)
        register_founding(founding.STEP)
        # The page of a dissolved department stays, for who has the address.
        register_public_pages("departments", models.Department.objects.active)
        # Commands make rows too, before the administration registers its screens: without their
        # references a protected account or department would fail to delete with an error.
        for model in (models.Department, models.Membership, models.LawResponsibility):
            ReferenceIndex.register_model(model)
        # Memberships begin and end by date.
        register_job(
            "provision_roles",
            run_command("provision_roles"),
            label=_("Bring the roles’ groups up to date"),
            schedule=Daily("00:05"),
        )
