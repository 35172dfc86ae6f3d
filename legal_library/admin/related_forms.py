"""Other names and relations of a law, edited with it."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fazhi.departments.law_titles import bare_law_title
from legal_library.importers.store import law_named
from legal_library.models import Law, LawAlias, LawRelation
from legal_library.models.events import Origin
from legal_library.parsing.naming import named
from legal_library.parsing.numerals import read_article
from legal_library.parsing.paths import path_of_article
from legal_library.titles import law_key

BLANK_ROWS = 2
SHORT_INPUT = forms.TextInput(attrs={"size": 12})


class ProvisionField(forms.CharField):
    """An article as people write it, kept as a path; a deeper path that is there stays."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=60, widget=SHORT_INPUT, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """第一条 for art_1."""
        return named(value) or value if isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class AliasForm(forms.ModelForm[LawAlias]):
    """Another name."""

    class Meta:
        model = LawAlias
        fields = ("name", "kind")

    def clean_name(self) -> str:
        """Without 《》; something must be left of it."""
        name = bare_law_title(self.cleaned_data["name"])
        if not law_key(name):
            raise ValidationError(_("This is no name."))
        return name


class RelationForm(forms.ModelForm[LawRelation]):
    """What the law does to another."""

    path = ProvisionField(label=gettext_lazy("Article of this law"))
    target_path = ProvisionField(label=gettext_lazy("Article of the other law"))

    class Meta:
        model = LawRelation
        fields = ("kind", "target_title", "path", "target_path", "date")
        widgets = {"date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_target_title(self) -> str:
        """Without 《》; something must be left of it."""
        title = bare_law_title(self.cleaned_data["target_title"])
        if not law_key(title):
            raise ValidationError(_("This is no title."))
        return title

    def clean_path(self) -> str:
        return self._path("path")

    def clean_target_path(self) -> str:
        return self._path("target_path")

    def _path(self, name: str) -> str:
        typed: str = self.cleaned_data[name].strip()
        kept: str = self.initial.get(name, "")
        if not typed or typed in {kept, named(kept)}:
            return kept if typed else ""
        article = read_article(typed)
        if article is None or not 0 < article[0] < 100_000 or article[1] >= 100_000:
            raise ValidationError(_("Write the number of an article, such as 5 or 133-1."))
        return path_of_article(*article)

    def save(self, commit: bool = True) -> LawRelation:
        relation = self.instance
        relation.target_normalised = law_key(relation.target_title)[:300]
        relation.target = law_named(relation.target_title)
        relation.origin = Origin.EDITOR
        return super().save(commit=commit)


class _Once(BaseInlineFormSet[Any, Law, Any], ABC):
    """Rows that differ by what ``key`` says of a form."""

    said_twice: Any = ""

    @abstractmethod
    def key(self, data: dict[str, Any]) -> tuple[Any, ...]:
        """What tells two rows apart."""

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[Any, ...]] = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", None)
            if not data or not form.is_valid() or data.get("DELETE"):
                continue
            key = self.key(data)
            if key in seen:
                form.add_error(None, self.said_twice)
            seen.add(key)


class AliasFormSet(_Once):
    """The other names of a law."""

    heading = gettext_lazy("Other names")
    said_twice = gettext_lazy("The law has this name already.")

    def key(self, data: dict[str, Any]) -> tuple[Any, ...]:
        return (law_key(data["name"]),)


class RelationFormSet(_Once):
    """The relations of a law to others."""

    heading = gettext_lazy("Relations to other laws")
    said_twice = gettext_lazy("The laws are related in this way already.")

    def key(self, data: dict[str, Any]) -> tuple[Any, ...]:
        title = law_key(data["target_title"])
        return (data["kind"], data["path"], title, data["target_path"])


Aliases = inlineformset_factory(
    Law, LawAlias, form=AliasForm, formset=AliasFormSet, extra=BLANK_ROWS
)
Relations = inlineformset_factory(
    Law, LawRelation, form=RelationForm, formset=RelationFormSet, fk_name="law", extra=BLANK_ROWS
)
