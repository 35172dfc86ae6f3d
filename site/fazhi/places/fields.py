"""Model fields: a few choices of a short list, such as days of a week; a time of day."""

from collections.abc import Iterable
from functools import partialmethod
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

SEPARATOR = ","

if TYPE_CHECKING:
    # What may be assigned, and what is read; Django's class takes no parameters at run time.
    CharField = models.CharField[Iterable[str], tuple[str, ...]]
else:
    CharField = models.CharField


class ChoiceSetAttribute(DeferredAttribute):
    """Whatever is assigned becomes a tuple at once, so that a row is the same saved and unsaved."""

    field: "ChoiceSetField"

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


def _display(instance: models.Model, field: "ChoiceSetField") -> str:
    """What people call the chosen ones, in a row."""
    labels = field.labels(field.value_from_object(instance))
    return pgettext("between parts of a list", ", ").join(labels)


class ChoiceSetField(CharField):
    """Holds a tuple of the field's ``choices``, in their order and each once.

    Stored as text, so that it is the same on every database. A form shows check boxes, and
    ``get_<name>_display`` gives the labels in a row.
    """

    descriptor_class = ChoiceSetAttribute
    default_error_messages = {"unknown": _("“%(value)s” is not one of the choices.")}

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False
    ) -> None:
        method = f"get_{name}_display"
        if method not in cls.__dict__:  # Django's own looks for the whole set among the choices
            setattr(cls, method, partialmethod(_display, field=self))
        super().contribute_to_class(cls, name, private_only)

    def from_db_value(self, value: str | None, *args: Any) -> tuple[str, ...]:
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            value = value.split(SEPARATOR) if value else ()
        return self._in_order(value or ())

    def get_prep_value(self, value: Any) -> str:
        return SEPARATOR.join(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        known = self._known()
        for one in value:
            if one not in known:
                raise ValidationError(
                    self.error_messages["unknown"], code="unknown", params={"value": one}
                )
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.flatchoices,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            initial=self.to_python(self.get_default()),
            widget=forms.CheckboxSelectMultiple,
        )

    def labels(self, value: Iterable[str]) -> list[str]:
        """What people call the chosen ones."""
        known = self._known()
        return [str(known.get(one, one)) for one in value]

    def _known(self) -> dict[str, Any]:
        return {str(choice): label for choice, label in self.flatchoices}

    def _in_order(self, value: Iterable[Any]) -> tuple[str, ...]:
        # An unknown one stays, at the end, for `validate` to name.
        order = list(self._known())
        chosen = {str(one).strip(): None for one in value}
        return tuple(
            sorted(chosen, key=lambda one: order.index(one) if one in order else len(order))
        )


class ClockField(models.TimeField):
    """A time of day, which forms read however it is written; with ``is_end`` 24:00 is midnight."""

    def __init__(self, *args: Any, is_end: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_end = is_end

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As any time: the database knows nothing of how it was typed."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TimeField", list(args), kwargs

    def formfield(self, **kwargs: Any) -> Any:
        from fazhi.places.forms import ClockFormField, ClockInput

        clock = {"form_class": ClockFormField, "is_end": self.is_end, "widget": ClockInput}
        return super().formfield(**{**kwargs, **clock})
