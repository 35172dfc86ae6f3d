from django.apps import AppConfig


class ExampleConfig(AppConfig):
    name = "tests.events.registering.example"
    label = "registering_example"

    def ready(self) -> None:
        from tests.events.registering.example import pausing

        pausing.register()
