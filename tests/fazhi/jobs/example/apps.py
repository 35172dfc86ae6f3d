from django.apps import AppConfig


class ExampleConfig(AppConfig):
    """The last app: its jobs take the place of the software's own, which would be noise."""

    name = "tests.fazhi.jobs.example"

    def ready(self) -> None:
        from fazhi.jobs import registry
        from tests.fazhi.jobs.example.functions import register

        registry._jobs.clear()
        register()
