"""What surrounds every page: who answers for the site, hotlines, and the menus."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable, Page

from fazhi.navigation import panels
from fazhi.navigation.destinations import destination_choices


class Mark(models.TextChoices):
    """The one ornament: a line drawing in the masthead and behind the question."""

    BRIDGE = "bridge", _("Arched bridge")
    WATER = "water", _("Water")
    NONE = "none", _("No ornament")


@register_setting(icon="site", order=10)
class SiteSettings(ClusterableModel, BaseGenericSetting):
    """Identity, contact and menus of the site; one installation serves one town.

    Every line of the footer is hidden while its field is empty: nothing is made up. Source of the
    footer's parts: Guidelines for the development of government websites (国办发〔2017〕47号).
    """

    site_name = models.CharField(_("name of the site"), max_length=40, blank=True)
    site_name_en = models.CharField(_("name of the site in English"), max_length=80, blank=True)
    tagline = models.CharField(_("tagline"), max_length=60, blank=True)
    tagline_en = models.CharField(_("tagline in English"), max_length=120, blank=True)
    mark = models.CharField(_("ornament"), max_length=12, choices=Mark.choices, default=Mark.BRIDGE)

    owner = models.CharField(_("owner of the site"), max_length=80, blank=True)
    owner_en = models.CharField(_("owner of the site in English"), max_length=160, blank=True)
    organiser = models.CharField(_("organiser"), max_length=80, blank=True)
    organiser_en = models.CharField(_("organiser in English"), max_length=160, blank=True)
    identification_code = models.CharField(
        _("site identification code"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{10}$", _("The code has ten digits."))],
    )
    icp_number = models.CharField(_("ICP filing number"), max_length=40, blank=True)
    police_number = models.CharField(_("public security filing number"), max_length=40, blank=True)

    correction_url = models.URLField(
        _("address of the official entrance to report mistakes"),
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=("http", "https"))],
    )

    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    address = models.CharField(_("address"), max_length=120, blank=True)
    address_en = models.CharField(_("address in English"), max_length=200, blank=True)

    not_personal: ClassVar[tuple[str, ...]] = (
        "site_name",
        "site_name_en",
        "tagline",
        "tagline_en",
        "mark",
        "owner",
        "owner_en",
        "organiser",
        "organiser_en",
        "identification_code",
        "icp_number",
        "police_number",
        "correction_url",
        "phone",  # of the office
        "address",  # of the office
        "address_en",
    )

    edit_handler = panels.site_settings

    class Meta:
        verbose_name = _("site and menus")

    @property
    def police_code(self) -> str:
        """The digits of the public security filing, by which its register is asked."""
        return "".join(c for c in self.police_number if c.isdigit())


class Hotline(Orderable):
    """A number that everybody may call, shown in the footer and on pages that found nothing."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="hotlines")
    number = models.CharField(
        _("hotline number"),
        max_length=20,
        validators=[RegexValidator(r"^\+?[\d -]+$", _("Digits, spaces and hyphens only."))],
    )
    label = models.CharField(_("what for"), max_length=30)
    label_en = models.CharField(_("what for, in English"), max_length=60, blank=True)

    keywords = models.CharField(
        _("words by which it is looked for"),
        max_length=200,
        blank=True,
        help_text=_("As people say it, with commas between them: complaints, a lawyer, fire."),
    )

    not_personal: ClassVar[tuple[str, ...]] = ("number", "label", "label_en", "keywords")
    panels = panels.hotline

    class Meta(Orderable.Meta):
        verbose_name = _("hotline")
        verbose_name_plural = _("hotlines")

    def __str__(self) -> str:
        return f"{self.number} {self.label}"


class MenuItem(Orderable):
    """A line of a menu: it leads to a page, in the reader's language, or to a view.

    An item whose page is not public in the reader's language is not shown.
    """

    page = models.ForeignKey(
        Page, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    destination = models.CharField(
        _("built-in page"), max_length=80, blank=True, choices=destination_choices
    )
    label = models.CharField(_("label in the menu"), max_length=20, blank=True)
    label_en = models.CharField(_("label in the menu, in English"), max_length=40, blank=True)

    not_personal: ClassVar[tuple[str, ...]] = ("destination", "label", "label_en")
    panels = panels.menu_item

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.label or (self.page.title if self.page else self.destination)

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.destination):
            raise ValidationError(_("Choose a page or a built-in page, one of the two."))


class MainMenuItem(MenuItem):
    """A line of the menu beside the name of the site."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="main_menu")

    class Meta(MenuItem.Meta):
        verbose_name = _("item of the main menu")
        verbose_name_plural = _("main menu")


class FooterMenuItem(MenuItem):
    """A line of the footer's menu."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="footer_menu")

    class Meta(MenuItem.Meta):
        verbose_name = _("item of the footer menu")
        verbose_name_plural = _("footer menu")
