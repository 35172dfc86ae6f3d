from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from cms_pages.kit.blocks.choosers import DepartmentBlock, VenueBlock
from cms_pages.kit.blocks.groups import SERVICES
from fazhi.departments.models import Department
from fazhi.places.models import Venue
from fazhi.places.models.base import in_language
from fazhi.places.presentation import HoursRow, change_rows, hours_rows
from fazhi.telephones import normalise_telephones, tel_uri
from fazhi.workdays import now

SEPARATOR = "\u3001"  # as `normalise_telephones` writes it


class TelephoneBlock(CharBlock):
    """The telephone numbers of an office, in the form in which they are stored."""

    def clean(self, value: str) -> str:
        """Raises `ValidationError` that says what is wrong with a number."""
        try:
            return normalise_telephones(super().clean(value) or "")
        except ValueError as problem:
            raise ValidationError(str(problem)) from None

    def get_translatable_segments(self, value: str) -> list[Any]:
        """Numbers are the same in every language."""
        return []


class ContactBlock(StructBlock):
    """Whom to call or visit: a department or venue with its facts of today, or what is typed here."""

    title = CharBlock(
        label=_("Title"),
        required=False,
        default="",
        max_length=80,
        help_text=_("Left empty, the name of the department or venue."),
    )
    purpose = CharBlock(
        label=_("What for"),
        required=False,
        default="",
        max_length=200,
        help_text=_("What people turn there for, in one sentence."),
    )
    department = DepartmentBlock(
        required=False,
        help_text=_(
            "Its telephone, address and hours are shown as they are in its record, also after "
            "they change."
        ),
    )
    venue = VenueBlock(
        required=False, help_text=_("Instead of a department; its opening hours are shown.")
    )
    phone = TelephoneBlock(
        label=_("Telephone"),
        required=False,
        default="",
        max_length=60,
        help_text=_(
            "A number of the office, never a person's own. Left empty, that of the department or "
            "venue."
        ),
    )
    address = CharBlock(
        label=_("Address"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Left empty, that of the department or venue."),
    )
    hours = CharBlock(
        label=_("Hours"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Left empty, those of the department or venue."),
    )

    class Meta:
        icon = "user"
        label = _("Contact card")
        group = SERVICES
        template = "kit/blocks/contact.html"

    def clean(self, value: StructValue) -> StructValue:
        """Raises `ValidationError` where there are two offices, or nothing to reach one by."""
        cleaned: StructValue = super().clean(value)
        if cleaned["department"] and cleaned["venue"]:
            raise StructBlockValidationError(
                {"venue": ValidationError(_("Choose either a department or a venue."))}
            )
        reached = ("department", "venue", "phone", "address")
        if not self.is_deferred_validation and not any(cleaned[name] for name in reached):
            raise StructBlockValidationError(
                non_block_errors=[
                    _("Choose a department or venue, or give a telephone number or an address.")
                ]
            )
        return cleaned

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        office = _facts_of(value["department"] or value["venue"])
        numbers = [part for part in (value["phone"] or office.phone).split(SEPARATOR) if part]
        context["card"] = {
            "title": value["title"] or office.name,
            "url": office.url,
            "purpose": value["purpose"],
            "phones": [{"number": number, "url": tel_uri(number)} for number in numbers],
            "address": value["address"] or office.address,
            "hours": value["hours"] or office.hours,
            "hours_rows": [] if value["hours"] else office.hours_rows,
        }
        return context


@dataclass(frozen=True)
class Facts:
    """What a record says today about how to reach an office."""

    name: str = ""
    url: str = ""
    phone: str = ""
    address: str = ""
    hours: str = ""
    hours_rows: tuple[HoursRow, ...] = ()


def _facts_of(office: Department | Venue | None) -> Facts:
    if isinstance(office, Venue):
        return Facts(
            name=office.title,
            url=office.get_absolute_url(),
            phone=office.phone,
            address=in_language(office.address, office.address_en),
            hours_rows=(
                *hours_rows(office.schedule),
                *change_rows(office.schedule, now().date()),
            ),
        )
    if office is None or office.is_ahead():
        return Facts()
    if office.is_over():  # its page says that it was dissolved
        return Facts(name=office.local_name, url=office.get_absolute_url())
    return Facts(
        name=office.local_name,
        url=office.get_absolute_url(),
        phone=office.phone,
        address=office.local("address"),
        hours=office.local("hours"),
    )
