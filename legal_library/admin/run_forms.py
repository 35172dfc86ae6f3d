"""Choosing a file, or pasting a text."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from legal_library.importers.unreadable import Unreadable
from legal_library.importers.uploads import ACCEPTED, check_upload, pasted

LONGEST_PASTED = 500_000  # characters; what a form may carry is 2.5 MB


class UploadForm(forms.Form):
    """Either a file, or a text with its title."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
    )
    title = forms.CharField(label=gettext_lazy("Title of the law"), required=False, max_length=300)
    text = forms.CharField(
        label=pgettext_lazy("of a law", "Text"),
        required=False,
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "With the note below the title, if there is one. Every article begins a line."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.instance = kwargs.pop("instance", None)  # the view is one for models
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "DOCX, TXT or MD, or a ZIP archive of them; at most %(size)s MB."
        ) % {"size": settings.UPLOAD_MAX_BYTES // (1024 * 1024)}

    def clean_file(self) -> UploadedFile | None:
        """Refuses by name and size before anything is read."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return None
        size = file.size or 0
        if size > settings.UPLOAD_MAX_BYTES:
            limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
            raise ValidationError(_("The file is larger than %(size)s MB.") % {"size": limit})
        try:
            check_upload(file.name or "", size)
        except Unreadable as problem:
            raise ValidationError(str(problem.reason)) from None
        return file

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in self.errors:
            return data
        if data.get("file") and data.get("text"):
            raise ValidationError(_("Choose a file or paste a text, not both."))
        if data.get("file"):
            return data
        if not data.get("text"):
            if "text" not in self.errors:
                raise ValidationError(_("Choose a file, or paste a text."))
        elif not data.get("title"):
            self.add_error("title", _("Write the title of the law."))
        return data

    def upload(self) -> tuple[str, bytes]:
        """The name and the bytes of what was given."""
        file = self.cleaned_data["file"]
        if file:
            return file.name, file.read()
        return pasted(self.cleaned_data["title"], self.cleaned_data["text"])
