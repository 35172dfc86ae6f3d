"""Every stored personal field says what it is for and how long it stays.

A model that holds personal data declares it beside its fields::

    class Person(models.Model):
        phone = EncryptedTextField(...)
        personal_data = {"phone": PersonalData(_("Calling back ..."), Retention.CONSENT)}
        not_personal = ("public_id",)

A test walks all models of this project and refuses a field that can hold text, an address or a
file and that is neither declared here nor listed in ``not_personal``. Source: Personal Information
Protection Law, articles 6 (purpose, least data), 17 (what a person is told) and 19 (shortest
retention).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override


class Retention(models.TextChoices):
    """When a personal field is deleted."""

    CONSENT = "consent", _("until consent is withdrawn or the purpose is over")
    ACCOUNT = "account", _("as long as the account exists")
    OFFICE = "office", _("as long as the person holds the post; records of acts stay")
    HOUR = "hour", _("an hour at most, until it is confirmed")
    DAY = "day", _("until the day is over")
    LIMIT = "limit", _("until the hour is over in which it counts")
    HANDLED = "handled", _("until it has been answered")
    FINISHED = "finished", _("until the work is done")
    CERTIFICATE = "certificate", _("as long as the kind of certificate says")
    RECORD = "record", _("as long as the record of the act must be kept")


@dataclass(frozen=True)
class PersonalData:
    """Purpose and retention of one field; ``days`` after the end of the purpose, if it lingers."""

    purpose: str | Promise
    retention: Retention
    days: int = 0


# Top-level packages of this project.
OUR_PACKAGES = frozenset({"fazhi", "cms_pages", "legal_library", "events", "volunteers", "search"})

# What can hold something about a person. Numbers and dates say nothing without one of these.
TELLING_FIELDS = (
    models.CharField,
    models.TextField,
    models.FileField,
    models.FilePathField,
    models.GenericIPAddressField,
    models.JSONField,
    models.BinaryField,
)

# Fields that our models inherit from a library's abstract class and that hold nothing personal
# there. A model that uses one of them for personal data declares it, and that counts.
LIBRARY_FIELDS: dict[str, tuple[str, ...]] = {
    "wagtail.images.models.AbstractImage": ("title", "description", "file", "file_hash"),
    "wagtail.images.models.AbstractRendition": ("filter_spec", "file", "focal_point_key"),
    "wagtail.documents.models.AbstractDocument": ("title", "file", "file_hash"),
}


def personal_data_of(model: type[models.Model]) -> dict[str, PersonalData]:
    """The declared personal fields of ``model``, by field name, its parents' included."""
    found: dict[str, PersonalData] = {}
    for parent in reversed(model.__mro__):
        found.update(vars(parent).get("personal_data", {}))
    return found


def not_personal_of(model: type[models.Model]) -> set[str]:
    """The fields of ``model`` and its parents that are declared to say nothing about a person."""
    found: set[str] = set()
    for parent in model.__mro__:
        found.update(vars(parent).get("not_personal", ()))
        found.update(LIBRARY_FIELDS.get(f"{parent.__module__}.{parent.__qualname__}", ()))
    return found - set(personal_data_of(model))


def our_models() -> list[type[models.Model]]:
    """The models of this project, by label."""
    ours = (
        m
        for m in apps.get_models(include_auto_created=True)
        if m.__module__.partition(".")[0] in OUR_PACKAGES
    )
    return sorted(ours, key=lambda m: m._meta.label)


def undeclared_fields(model: type[models.Model]) -> list[str]:
    """The telling fields of ``model`` about which it says nothing."""
    declared = personal_data_of(model).keys() | not_personal_of(model)
    return [
        f.name
        for f in model._meta.local_concrete_fields
        if isinstance(f, TELLING_FIELDS) and f.name not in declared
    ]


def unknown_declarations(model: type[models.Model]) -> list[str]:
    """What ``model`` itself declares although it has no such field."""
    own = [*vars(model).get("personal_data", {}), *vars(model).get("not_personal", ())]
    return sorted(set(own) - {f.name for f in model._meta.get_fields()})


def personal_data_table(language: str = "en") -> str:
    """Every personal field of every model as a Markdown table, the promise to the public."""
    with override(language):
        rows = [
            (f"{model._meta.label}.{name}", str(entry.purpose), _kept(entry))
            for model in our_models()
            for name, entry in sorted(personal_data_of(model).items())
        ]
    return markdown_table(("Field", "Purpose", "Kept"), rows)


def markdown_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table as Markdown writes it."""
    lines = [head, tuple("---" for _column in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _kept(entry: PersonalData) -> str:
    if not entry.days:
        return str(entry.retention.label)
    more = ngettext("%(days)s day more", "%(days)s days more", entry.days) % {"days": entry.days}
    return f"{entry.retention.label}, {more}"
