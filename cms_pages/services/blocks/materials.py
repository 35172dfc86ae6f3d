"""The papers that people bring (申请材料)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, StreamBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from cms_pages.services.blocks.parts import (
    ConditionsBlock,
    SameBlock,
    basis_field,
    unverified_field,
)
from cms_pages.services.choices import MaterialForm, MaterialKind, Need, Source, Waived

MOST = 60
MOST_COPIES = 20


def _copies(label: Any) -> IntegerBlock:
    return IntegerBlock(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_COPIES,
        default=0,
        help_text=_("0 where none is asked for."),
    )


class MaterialBlock(StructBlock):
    """A paper: what it is, how many, from where, and for whom.

    Source: Administrative Licensing Law, articles 30 and 31: the whole list of papers and a sample of
    the form are shown, and nothing is asked for that has nothing to do with the matter.
    """

    name = CharBlock(
        label=_("Name"),
        max_length=120,
        help_text=_("As it stands on the paper; never “other materials”."),
    )
    kind = ChoiceBlock(
        label=_("Kind"),
        choices=MaterialKind.choices,
        default=MaterialKind.CERTIFICATE,
        help_text=_("As workbooks of the province tell them apart."),
    )
    originals = _copies(_("Originals"))
    copies = _copies(_("Copies"))
    form = ChoiceBlock(
        label=_("Form"),
        choices=MaterialForm.choices,
        default=MaterialForm.PAPER,
        help_text=_("What the counter takes."),
    )
    need = ChoiceBlock(
        label=_("Needed"),
        choices=Need.choices,
        default=Need.NEEDED,
        help_text=_("Whether it can be handed in later, or be replaced by a promise."),
    )
    waived = ChoiceBlock(
        label=_("Need not be brought"),
        choices=Waived.choices,
        required=False,
        default="",
        help_text=_("Chosen, it stands among what nobody has to bring."),
    )
    source = ChoiceBlock(
        label=_("From where"),
        choices=Source.choices,
        default=Source.APPLICANT,
        help_text=_("Who has it or issues it."),
    )
    issued_by = CharBlock(
        label=_("Issued by"),
        required=False,
        default="",
        max_length=80,
        help_text=_("Full name of the office."),
    )
    note = CharBlock(
        label=_("What to look out for"),
        required=False,
        default="",
        max_length=200,
        help_text=_("What is often done wrong."),
    )
    size = SameBlock(
        label=_("Paper size"),
        required=False,
        default="",
        max_length=20,
        help_text=_("Such as A4."),
    )
    accepted_if = CharBlock(
        label=_("Accepted if"),
        required=False,
        default="",
        max_length=200,
        help_text=_("By what the counter takes or refuses it."),
    )
    either = SameBlock(
        label=_("One of a group"),
        required=False,
        default="",
        max_length=1,
        help_text=_("Of papers with the same letter one is enough."),
    )
    when = ConditionsBlock()
    blank = DocumentChooserBlock(
        label=_("Blank form"),
        required=False,
        help_text=_("To be downloaded and filled in."),
    )
    sample = DocumentChooserBlock(
        label=_("Filled-in sample"),
        required=False,
        help_text=_("Filled in with made-up names."),
    )
    basis = basis_field()
    unverified = unverified_field()

    class Meta:
        icon = "doc-full"
        label = _("Paper")


class MaterialsBlock(StreamBlock):
    """The papers in the order in which the counter wants them."""

    material = MaterialBlock()

    class Meta:
        required = False
        max_num = MOST
