"""Wagtail's forms for accounts, with the one name that a person has here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

from fazhi.accounts.models import User


class _AccountForm(forms.ModelForm):
    """Drops the two names, and what only administrators may give; keeps e-mail addresses unique."""

    def __init__(self, *args: Any, by_administrator: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = User._meta.get_field("username").help_text
        self.fields["email"].help_text = _("The link to set a password is sent here.")
        if not by_administrator:
            self.fields.pop("is_superuser", None)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        others = User.objects.filter(email=email).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("This e-mail address is already in use."))
        return email

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"])
        others = User.objects.filter(username__iexact=username).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("This user name is already in use."))
        return username


class UserCreationForm(_AccountForm, WagtailUserCreationForm):
    """A new account; without a password its owner sets one by e-mail."""

    first_name = None
    last_name = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "Leave this empty: the person then sets a password through “Forgotten password”."
        )

    class Meta(WagtailUserCreationForm.Meta):
        fields = ("username", "name", "email", "is_superuser", "groups")

    def save(self, commit: bool = True) -> User:
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        return user


class UserEditForm(_AccountForm, WagtailUserEditForm):
    """An existing account."""

    first_name = None
    last_name = None

    class Meta(WagtailUserEditForm.Meta):
        fields = ("username", "name", "email", "is_superuser", "groups", "is_active")


class NameForm(forms.ModelForm):
    """One's own name; the e-mail address, which resets the password, is the administrators' to set."""

    class Meta:
        model = User
        fields = ("name",)
