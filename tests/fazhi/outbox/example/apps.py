import os

from django.apps import AppConfig


class ExampleConfig(AppConfig):
    """The last app, so that it can take the claim out."""

    name = "tests.fazhi.outbox.example"

    def ready(self) -> None:
        from tests.fazhi.outbox.example import careless, mass

        mass.register()
        if os.environ.get(careless.VARIABLE):
            careless.send_without_claim()
