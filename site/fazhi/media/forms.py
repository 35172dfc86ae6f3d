"""Forms of the administration: every way to upload builds on one of these two."""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models.fields.files import FieldFile

from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from fazhi.media.documents import KINDS, check_document
from fazhi.media.fields import CleanedUpload


class PictureUploadField(WagtailImageField):
    """Cleans the upload itself, so that no later step sees the original bytes."""

    def to_python(self, data: Any) -> Any:
        upload = forms.FileField.to_python(self, data)
        if upload is None:
            return None
        CleanedUpload.mark(upload, CleanedUpload.picture(upload, upload.name or ""))
        return super().to_python(data)


class DocumentUploadField(WagtailDocumentField):
    """Checks the content of the upload."""

    def to_python(self, data: Any) -> Any:
        upload = forms.FileField.to_python(self, data)
        if upload is not None:
            check_document(upload, upload.name or "", upload.size)
        return upload

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": ",".join(f".{kind}" for kind in KINDS)}


class KeepsOldFileUntilSaved(forms.ModelForm):
    """Deletes a replaced file once the row that names the new one is committed, never before."""

    original_file: FieldFile | None

    def save(self, commit: bool = True) -> Any:
        replaced: FieldFile | None = None
        if commit and "file" in self.changed_data:
            replaced, self.original_file = self.original_file, None
        saved = super().save(commit=commit)
        if replaced:
            storage, name = replaced.storage, replaced.name or ""
            transaction.on_commit(lambda: storage.delete(name))
            self.forget_copies()
        return saved

    def forget_copies(self) -> None:
        """Removes what was made from the replaced file."""


def _replace_file_field(form: forms.ModelForm, kind: type[forms.FileField]) -> None:
    # Wagtail's form factory fixes the class of this field; the form that edits the facts of an
    # uploaded file has none.
    if given := form.fields.get("file"):
        form.fields["file"] = kind(label=given.label, required=given.required, widget=given.widget)


class ImageForm(KeepsOldFileUntilSaved, BaseImageForm):
    """``WAGTAILIMAGES_IMAGE_FORM_BASE``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, PictureUploadField)

    def forget_copies(self) -> None:
        self.instance.renditions.all().delete()


class DocumentForm(KeepsOldFileUntilSaved, BaseDocumentForm):
    """``WAGTAILDOCS_DOCUMENT_FORM_BASE``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, DocumentUploadField)
