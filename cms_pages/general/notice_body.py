"""What a notice is made of: the text of a document needs less than a page does."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import PageChooserBlock, StreamBlock, StreamValue
from wagtail.documents.blocks import DocumentChooserBlock

from cms_pages.kit.blocks import HeadingBlock, TableBlock, TextBlock
from cms_pages.kit.related import readable_pages
from legal_library.blocks import CitationBlock, LooksUpCitations


class NoticeBodyBlock(LooksUpCitations, StreamBlock):
    """Text with headings and tables, and the laws on which a document rests."""

    text = TextBlock()
    heading = HeadingBlock()
    table = TableBlock()
    citation = CitationBlock()

    class Meta:
        label = _("Body")


class AttachmentsBlock(StreamBlock):
    """The documents that a notice encloses."""

    document = DocumentChooserBlock(
        label=_("Document"), help_text=_("Its title in the library is what readers see.")
    )

    class Meta:
        label = _("Attachments")
        max_num = 20
        template = "general/notice/attachments.html"


class ReadingsBlock(StreamBlock):
    """Pages that explain a notice."""

    page = PageChooserBlock(
        label=_("Page"), help_text=_("Shown while it is public, in the reader's language.")
    )

    class Meta:
        label = _("Explanations")
        max_num = 10
        template = "general/notice/readings.html"

    def get_context(
        self, value: StreamValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [child.value for child in value if child.value]
        readable = readable_pages(chosen)
        shown = (readable.get(page.translation_key) for page in chosen)
        context["entries"] = list(dict.fromkeys(page for page in shown if page))
        return context
