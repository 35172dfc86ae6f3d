"""Keeps a `Link` row beside every object with a permanent id."""

from typing import Any

from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver

from fazhi.links.models import Link, PermanentlyLinked


@receiver(post_save, dispatch_uid="links.keep_link")
def keep_link(sender: type[models.Model], instance: models.Model, raw: bool, **kwargs: Any) -> None:
    """Writes the link of a new object and keeps its title, which outlives the object."""
    if isinstance(instance, PermanentlyLinked) and not raw:
        Link.objects.keep(instance)
