"""Blocks that cite laws; page types take them into their own streams."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.blocks import BooleanBlock, CharBlock, FieldBlock, StructBlock, StructValue

from cms_pages.kit.blocks import BodyBlock
from cms_pages.kit.blocks.groups import WORDS
from legal_library.citing.cited import cited, looked_up
from legal_library.citing.keys import Key
from legal_library.citing.pages import LINK_TYPE, citations_in
from legal_library.citing.widgets import LawChooser
from legal_library.models import Law


class CitedLawField(forms.CharField):
    """A written `Key` of a law that readers can open."""

    widget = LawChooser
    default_error_messages = {"gone": _("This law is not in the library any more. Choose another.")}

    def clean(self, value: Any) -> str:
        """Raises `ValidationError` for a law that is gone or was never offered."""
        written: str = super().clean(value)
        if written:
            key = Key.read(written)
            one = cited([key]).get(key) if key else None
            if one is None or one.version is None:
                raise ValidationError(self.error_messages["gone"], code="gone")
        return written


class CitedLawBlock(FieldBlock):
    """A law or an article, as a written `Key`."""

    def __init__(self, required: bool = True, help_text: Any = "", **kwargs: Any) -> None:
        self._required, self._help_text = required, help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.Field:
        return CitedLawField(required=self._required, help_text=self._help_text, max_length=40)

    def get_form_state(self, value: Any) -> Any:
        """What the field's script shows: the id with its title."""
        return self.field.widget.get_value_data(value)

    def value_from_form(self, value: Any) -> str:
        return value or ""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing to translate: a translated page cites the same law."""
        return []

    def extract_references(self, value: Any) -> Any:
        """The law, for Wagtail's index of what refers to what."""
        key = Key.read(value)
        if key:
            yield Law, str(key.law), "", ""

    class Meta:
        icon = "law"
        link_type = LINK_TYPE  # read by the checks of sign-off


class CitationBlock(StructBlock):
    """A law or one article of it, as it stands on the day on which the page is read."""

    law = CitedLawBlock(
        label=pgettext_lazy("to cite", "Law or article"),
        help_text=_("Type a title, with an article behind it if you mean one."),
    )
    shows_text = BooleanBlock(
        label=_("Show the words of the article"),
        required=False,
        default=True,
        help_text=_("The words that apply on the day. A whole law shows its title only."),
    )
    note = CharBlock(
        label=_("Why it matters here"),
        required=False,
        default="",
        max_length=200,
        help_text=_("One sentence in plain words; may be left empty."),
    )

    class Meta:
        icon = "law"
        label = pgettext_lazy("to cite", "Law")
        group = WORDS
        template = "legal_library/citation.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        key = Key.read(value.get("law"))
        context["cited"] = cited([key]).get(key) if key else None
        return context


class LooksUpCitations:
    """A stream whose citations, in blocks and in running text, are looked up together."""

    def render(self, value: Any, context: Any = None) -> SafeString:
        with looked_up(citations_in(value.get_prep_value())):
            written: SafeString = super().render(value, context=context)  # type: ignore[misc]
            return written


class CitingBodyBlock(LooksUpCitations, BodyBlock):
    """The kit's body with citations of laws."""

    citation = CitationBlock()
