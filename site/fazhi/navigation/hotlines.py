"""Hotlines that every town in China has, as a new site begins with."""

from django.utils.translation import gettext, gettext_noop, override

from fazhi.navigation.models import Hotline, SiteSettings

# Number and English label; the Chinese label is its translation.
NATIONAL = (
    ("12345", gettext_noop("Government services")),
    ("12348", gettext_noop("Public legal services")),
    ("110", gettext_noop("Police")),
    ("119", gettext_noop("Fire and rescue")),
    ("120", gettext_noop("Ambulance")),
)


def add_national_hotlines(settings: SiteSettings) -> None:
    """Adds the national numbers, in the order in which they are shown."""
    with override("zh-hans"):
        for position, (number, label) in enumerate(NATIONAL):
            Hotline.objects.create(
                settings=settings,
                number=number,
                label=gettext(label),
                label_en=label,
                sort_order=position,
            )
