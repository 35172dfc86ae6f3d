from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fazhi.spreadsheets import MAX_BYTES


class UploadForm(forms.Form):
    """Choosing the file."""

    file = forms.FileField(
        label=_("XLSX or CSV file"),
        help_text=_("Nothing is changed yet: the next page shows what the import would do."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuses by size before anything is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1_000_000}
            )
        return file
