"""Blocks that cite laws; page types take them into their own streams."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.blocks import BooleanBlock, CharBlock, StreamValue, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError, StructValue

from cms_pages.kit.blocks import BodyBlock
from cms_pages.kit.blocks.groups import WORDS
from legal_library.addresses import article_key
from legal_library.citing.chooser import LawChooserBlock
from legal_library.citing.cited import Cited, Key, cited
from legal_library.citing.keys import key_of
from legal_library.citing.references import has_article
from legal_library.parsing.numerals import read_article


class CitationValue(StructValue):
    """What an editor cites."""

    @property
    def key(self) -> Key | None:
        """The law and the article; None when the law is gone."""
        law = self.get("law")
        return key_of(law.pk, self.get("article")) if law else None


class CitationBlock(StructBlock):
    """A law or one article of it, as it stands on the day on which the page is read."""

    law = LawChooserBlock(label=pgettext_lazy("a work", "law"))
    article = CharBlock(
        label=gettext_lazy("article"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("As people write it: 1165, or the words of the law. Empty for the whole law."),
    )
    shows_text = BooleanBlock(
        label=gettext_lazy("show the words of the article"), required=False, default=True
    )
    note = CharBlock(
        label=gettext_lazy("why it is cited"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("One sentence in plain words; may be left empty."),
    )

    class Meta:
        icon = "doc-full"
        label = gettext_lazy("Law")
        group = WORDS
        template = "legal_library/citation.html"
        value_class = CitationValue

    def clean(self, value: CitationValue) -> CitationValue:
        """Keeps the article as 133_1. Raises for one that the law does not have today."""
        cleaned: CitationValue = super().clean(value)
        words = (cleaned.get("article") or "").strip()
        if not words:
            return cleaned
        number = read_article(words)
        problem = ""
        if number is None:
            problem = _("This is no article: write 1165, or 133-1 for an inserted one.")
        else:
            version = cleaned["law"].version_on()
            if version and not has_article(version, *number):
                problem = _("The text that applies today has no such article.")
        if problem or number is None:
            raise StructBlockValidationError({"article": ValidationError(problem)})
        cleaned["article"] = article_key(*number)
        return cleaned

    def get_context(
        self, value: CitationValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        known: dict[Key, Cited] | None = context.get("cited_laws")
        key = value.key
        if key and (known is None or key not in known):
            known = cited([key])
        context["cited"] = known.get(key) if known and key else None
        return context


class CitingBodyBlock(BodyBlock):
    """The kit's body with citations of laws, which are looked up together."""

    citation = CitationBlock()

    def get_context(
        self, value: StreamValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        keys = (child.value.key for child in value if child.block_type == "citation")
        context["cited_laws"] = cited(key for key in keys if key)
        return context
