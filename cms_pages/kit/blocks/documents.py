from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import ListBlock, StructBlock, StructValue
from wagtail.documents.blocks import DocumentChooserBlock

from cms_pages.kit.blocks.groups import SERVICES
from fazhi.media.models import CustomDocument


class DocumentsBlock(StructBlock):
    """Files to download, each with its kind and size."""

    documents = ListBlock(
        DocumentChooserBlock(
            label=_("Document"),
            help_text=_("Its title in the library is what readers see."),
        ),
        label=_("Documents"),
        min_num=1,
        max_num=50,
        help_text=_(
            "Say on the page itself what the documents say: in WeChat many telephones cannot open "
            "them. Documents are for printing and filling in."
        ),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Documents")
        group = SERVICES
        template = "kit/blocks/documents.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["entries"] = [_shown(document) for document in value["documents"] if document]
        return context


def _shown(document: CustomDocument) -> dict[str, Any]:
    kind = document.file_extension.upper()
    size = filesizeformat(document.file_size) if document.file_size else ""
    return {
        "url": document.url,
        "title": document.title,
        "facts": [fact for fact in (kind, size) if fact],
    }
