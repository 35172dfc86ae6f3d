"""Forms of the administration: every way to upload builds on one of these two."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from fazhi.media.documents import KINDS, check_document
from fazhi.media.fields import CleanedUpload
from fazhi.media.film_files import delete_files, stored_files
from fazhi.media.films import KINDS as FILM_KINDS
from fazhi.media.in_use import shown_fields, signed_uses

# Beside the fields of both that are Wagtail's own.
HELP = {
    "collection": _("Keeps together what belongs together, such as the files of one campaign."),
    "tags": _("Words by which colleagues find it; the Enter key ends each. May be left empty."),
}


BETWEEN = "\u3001"
SIGNED = _(
    "Public content was signed with this as it is: %(uses)s. Add a new file, choose it there and have "
    "it signed."
)


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


class KeepsSigned(forms.ModelForm):
    """Refuses to change what readers see of a file with which public content was signed."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        changed = [name for name in shown_fields(self.instance) if name in self.changed_data]
        if self.instance.pk and changed and (uses := signed_uses(self.instance)):
            for name in changed:
                self.add_error(name, ValidationError(SIGNED, params={"uses": BETWEEN.join(uses)}))
        return data


class ImageForm(KeepsSigned, KeepsOldFileUntilSaved, BaseImageForm):
    """``WAGTAILIMAGES_IMAGE_FORM_BASE``."""

    class Meta(BaseImageForm.Meta):
        help_texts = {
            "title": _("By this it is found in the library. Pages do not show it."),
            **HELP,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, PictureUploadField)

    def forget_copies(self) -> None:
        self.instance.renditions.all().delete()


class DocumentForm(KeepsSigned, KeepsOldFileUntilSaved, BaseDocumentForm):
    """``WAGTAILDOCS_DOCUMENT_FORM_BASE``."""

    class Meta(BaseDocumentForm.Meta):
        help_texts = {
            "title": _("What the document is. On pages it is the link to the file."),
            **HELP,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _replace_file_field(self, DocumentUploadField)


class FilmForm(KeepsSigned, WagtailAdminModelForm):
    """Deletes replaced files of a film once the row that names the new ones is committed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.files_before = stored_files(self.instance)
        for name, kinds in (("file", FILM_KINDS), ("captions", ("vtt",))):
            if name in self.fields:
                self.fields[name].widget.attrs["accept"] = ",".join(f".{kind}" for kind in kinds)

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit=commit)
        if commit:
            delete_files(self.files_before - stored_files(saved))
        return saved
