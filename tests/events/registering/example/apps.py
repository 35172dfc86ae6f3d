from django.apps import AppConfig

from tests.events.registering.example import pausing


class ExampleConfig(AppConfig):
    name = "tests.events.registering.example"
    label = "registering_example"

    def ready(self) -> None:
        pausing.register()
