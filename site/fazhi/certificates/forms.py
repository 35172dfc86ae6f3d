"""What somebody types who holds a certificate and cannot scan it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CheckForm(forms.Form):
    """The two things that are printed beside the QR code."""

    number = forms.CharField(
        label=_("Number of the certificate"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("As it is printed: the word at its beginning, the year and six digits."),
        error_messages={"required": _("Enter the number of the certificate.")},
    )
    code = forms.CharField(
        label=_("Check code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Eight letters and digits, such as 3f8k-2m9q; they stand beside the QR code."),
        error_messages={"required": _("Enter the check code.")},
    )

    def add_unknown(self) -> None:
        """Says that there is no such certificate, and not which of the two is wrong."""
        self.add_error(
            "number",
            _(
                "There is no certificate of this number with this code. Compare both with the paper."
            ),
        )
