"""Hotlines that every town in China has, as a new site begins with."""

from django.utils.translation import gettext, gettext_noop, override

from fazhi.navigation.models import Hotline, SiteSettings

# Number, English label, and words by which it is looked for; the Chinese ones are translations.
NATIONAL = (
    (
        "12345",
        gettext_noop("Government services"),
        gettext_noop("mayor’s hotline, complaints, suggestions, whom to ask"),
    ),
    (
        "12348",
        gettext_noop("Public legal services"),
        gettext_noop("legal aid, free lawyer, legal advice"),
    ),
    ("110", gettext_noop("Police"), gettext_noop("emergency call, police station, fraud, theft")),
    ("119", gettext_noop("Fire and rescue"), gettext_noop("fire, fire brigade, rescue")),
    ("120", gettext_noop("Ambulance"), gettext_noop("emergency doctor, hospital, injured")),
)


def add_national_hotlines(settings: SiteSettings) -> None:
    """Adds the national numbers, in the order in which they are shown."""
    with override("zh-hans"):
        for position, (number, label, keywords) in enumerate(NATIONAL):
            Hotline.objects.create(
                settings=settings,
                number=number,
                label=gettext(label),
                label_en=label,
                keywords=gettext(keywords),
                sort_order=position,
            )
