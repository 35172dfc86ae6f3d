"""The owner of the site as the one who answers for residents' data."""

from django.utils.translation import get_language

from fazhi.navigation.models import SiteSettings
from fazhi.people.processor import Processor


def processor() -> Processor:
    """Owner, telephone and address from the site settings, in the language in use."""
    found = SiteSettings.objects.first()
    if found is None:
        return Processor()
    if (get_language() or "").startswith("en"):
        name, address = found.owner_en or found.owner, found.address_en or found.address
    else:
        name, address = found.owner, found.address
    return Processor(name, found.phone, address)
