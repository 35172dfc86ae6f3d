"""The list of documents, with what a clerk has to know of each before using it."""

from typing import Any

from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView

from fazhi.media.models import CustomDocument


def _kind(document: CustomDocument) -> str:
    return str(document.file_extension).upper()


def _size(document: CustomDocument) -> str:
    return filesizeformat(document.file_size) if document.file_size else ""


def _added_by(document: CustomDocument) -> str:
    user = document.uploaded_by_user
    return user.get_full_name() or user.get_username() if user else ""


class DocumentListView(IndexView):
    """Wagtail's list, and after the file of what kind and size it is, whose it is and who added it."""

    def get_base_queryset(self) -> QuerySet[CustomDocument]:
        documents: QuerySet[CustomDocument] = super().get_base_queryset()
        return documents.select_related("collection", "uploaded_by_user")

    @cached_property
    def columns(self) -> list[Any]:
        """Wagtail's columns with ours between the file and its day."""
        columns: list[Any] = list(super().columns)
        columns[3:3] = [
            Column("kind", label=_("kind"), accessor=_kind),
            Column("size", label=_("size"), accessor=_size, sort_key="file_size"),
            Column("source", label=_("source or author"), sort_key="source"),
            Column("added_by", label=_("added by"), accessor=_added_by),
        ]
        return columns
