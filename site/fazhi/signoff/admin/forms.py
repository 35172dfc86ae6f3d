"""What is asked on the screens of sign-off. What must be said is checked where it is done."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.signoff.content import Content
from fazhi.signoff.findings.registry import Finding
from fazhi.signoff.models.records import LONGEST_WORDS
from fazhi.signoff.steps import Openness, Step, declaration_of

LONGEST_REASON = 200  # as the worklist keeps it


class SeenForm(forms.Form):
    """Carries the version that somebody has seen."""

    version = forms.CharField(max_length=64, widget=forms.HiddenInput)


class SubmissionForm(SeenForm):
    """Words for those who sign, and a reason for everything that has to be explained."""

    words = forms.CharField(
        label=_("For those who sign"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What they have to look at. May be left empty."),
    )

    def __init__(
        self, *args: Any, blockers: Iterable[Finding], cosigner: Department | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.blockers = list(blockers)
        if cosigner:
            self.fields["reason"] = forms.CharField(
                label=_("Why another department signs"),
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("“%(department)s” answers for the law and co-signs.")
                % {"department": cosigner},
            )
        for finding in self.blockers:
            self.fields[self.name_of(finding)] = forms.CharField(
                label=_("Why it stays"),
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.TextInput,
            )

    @staticmethod
    def name_of(finding: Finding) -> str:
        """The field for the reason of a finding."""
        return f"stays-{finding.key}"

    def explained(self) -> list[tuple[Finding, Any]]:
        """Each blocking finding with the field for its reason."""
        return [(finding, self[self.name_of(finding)]) for finding in self.blockers]

    def overrides(self) -> dict[str, str]:
        """The reasons given, by the keys of the findings."""
        given = self.cleaned_data
        return {finding.key: given[self.name_of(finding)] for finding in self.blockers}


class SignForm(SeenForm):
    """The declaration, an opinion, and at the publication check how open the content is."""

    declares = forms.BooleanField(required=False)
    openness = forms.ChoiceField(
        label=_("Openness"),
        choices=[("", "---------"), *Openness.choices],
        required=False,
        help_text=_("Only what is published on our own motion goes to the site."),
    )
    opinion = forms.CharField(
        label=_("Opinion"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["declares"].label = declaration_of(step)
        if step != Step.PUBLICATION:
            del self.fields["openness"]


class ReturnForm(SeenForm):
    """What is to be changed, and where."""

    place = forms.ChoiceField(label=_("Where"), required=False)
    reason = forms.CharField(
        label=_("What is to be changed"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = {part.place.path: part.place.words for part in content.parts}
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            ("", _("The whole")),
            *places.items(),
        ]


class HandOverForm(SeenForm):
    """Who takes the step instead."""

    to_user = forms.ModelChoiceField(User.objects.none(), label=_("To a person"), required=False)
    to_department = forms.ModelChoiceField(
        Department.objects.none(), label=_("or to a department"), required=False
    )
    reason = forms.CharField(label=_("Why"), required=False, max_length=LONGEST_REASON)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(pk__in=[user.pk for user in people])
        self.fields["to_user"].queryset = people  # type: ignore[attr-defined]
        self.fields["to_department"].queryset = Department.objects.active()  # type: ignore[attr-defined]


class CosignatureForm(SeenForm):
    """Which department has to agree as well."""

    department = forms.ModelChoiceField(Department.objects.none(), label=_("Department"))
    reason = forms.CharField(label=_("Why"), required=False, max_length=LONGEST_REASON)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = Department.objects.active()  # type: ignore[attr-defined]


class TakeForm(SeenForm):
    """Nothing is asked."""
