"""What is signed: rows of any model with `SignedOff`, found and locked by their keys."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from wagtail.models import AbstractPage, WorkflowState

LONGEST_TITLE = 300

Target = Any  # a row of a model with `SignedOff`; Wagtail has no types


def label_of(target: Target) -> str:
    """The model as records name it: ``app.model`` in lower case."""
    label: str = type(target)._meta.label_lower
    return label


def key_of(target: Target) -> str:
    """The key as records hold it."""
    return str(target.pk)


def names_of(target: Target) -> dict[str, Any]:
    """The fields by which a record is about a row."""
    locale = getattr(target, "locale", None)
    return {
        "model": label_of(target),
        "key": key_of(target),
        "title": title_of(target),
        "language": locale.language_code if locale else "",
    }


def title_of(target: Target) -> str:
    """The row as people call it, cut to what a record holds."""
    return str(target)[:LONGEST_TITLE]


def lock(target: Target) -> Target:
    """The row as it is now, and nobody else acts on its sign-off before the transaction ends.

    The table that all acts lock is the base one: a page's own type does not matter.
    """
    base: type[models.Model] = target.get_base_content_type().model_class()
    row = base._base_manager.select_for_update(of=("self",)).get(pk=target.pk)
    return specific(row)


def specific(row: Target) -> Target:
    """A page as its own type; anything else as it is."""
    return row.specific if isinstance(row, AbstractPage) else row


def target_of(state: WorkflowState) -> Target | None:
    """What a workflow is about; nothing where it is gone."""
    row = state.content_object
    return specific(row) if row is not None else None


def find_target(model: str, key: str) -> Target | None:
    """The row that a record is about, if it is still there; nothing for what is no key."""
    found = ContentType.objects.filter(
        app_label=model.partition(".")[0], model=model.partition(".")[2]
    ).first()
    kind = found.model_class() if found else None
    try:
        return kind._base_manager.filter(pk=key).first() if kind else None
    except (ValueError, ValidationError):
        return None


def trail_url(model: str, key: str) -> str:
    """The screen with everything that was done about a row, which may be gone."""
    return reverse("signoff:trail", args=[model, key])


def public_url(target: Target, request: HttpRequest) -> str:
    """Where residents read a row; empty while it is not public."""
    if not target.live:
        return ""
    found = target.get_url(request) if hasattr(target, "get_url") else target.get_absolute_url()
    return found or ""


def withdrawal_url(target: Target) -> str:
    """The screen on which a row is taken off the site."""
    return reverse("signoff:withdraw", args=[label_of(target), key_of(target)])


def submission_url(target: Target) -> str:
    """The screen on which a row is submitted for sign-off."""
    return reverse("signoff:submit", args=[label_of(target), key_of(target)])


def review_url(target: Target) -> str:
    """The screen on which public content is confirmed to be still right."""
    return reverse("signoff:confirm", args=[label_of(target), key_of(target)])
