"""What happens to the tasks about a thing that is deleted."""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete

from fazhi.worklist.services import forget_thing


def watch(model: type[models.Model]) -> None:
    """Cancels open tasks about rows of ``model`` when these are deleted, one by one or many at once."""
    uid = f"fazhi.worklist.{model._meta.label}"
    post_delete.connect(_deleted, sender=model, dispatch_uid=uid)


def _deleted(instance: models.Model, **kwargs: Any) -> None:
    forget_thing(instance)
