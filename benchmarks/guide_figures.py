"""``python -m benchmarks.guide_figures``: guides of the installation that this runs in, as JSON.

The bare page is one that Wagtail serves with a title and a paragraph alone: what Django, Wagtail and the
middleware cost whatever a page shows.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import django

WHOLE, TEXT, MANY = "minimum-living", "da-na-ge-dian-hua", 3000
BARE = "<!doctype html><h1>{{ page.title }}</h1><p>{{ page.search_description }}</p>"


def spent(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def addresses() -> dict[str, str]:
    """What is asked, by name."""
    from cms_pages.general.models import StandardPage
    from cms_pages.services.models import JourneyPage, ServiceGuidePage

    guide = ServiceGuidePage.objects.get(slug=WHOLE)
    question = guide.questions[0].value
    answered = f"?s={question['key']}:{question['options'][0]['key']}"
    return {
        "page of text": StandardPage.objects.get(slug=TEXT).url,
        "guide": guide.url,
        "guide, answered": f"{guide.url}{answered}",
        "journey": JourneyPage.objects.order_by("path").first().url,
        "list": "/guides/",
        "windows": "/windows/",
    }


def fill(number: int) -> None:
    """Adds public guides until there are so many; nobody signs them, for only their number counts."""
    from cms_pages.services.models import GuidesPage, ServiceGuidePage

    gathering = GuidesPage.objects.get()
    first = ServiceGuidePage.objects.order_by("path").first()
    shared = {"item_type": first.item_type, "responsible_department": first.responsible_department}
    for one in range(number - ServiceGuidePage.objects.count()):
        guide = ServiceGuidePage(title=f"第{one}件事", slug=f"matter-{one}", live=False, **shared)
        gathering.add_child(instance=guide)
    ServiceGuidePage.objects.filter(live=False).update(live=True)


def workbook() -> dict[str, float]:
    """Seconds of the processor for 299 guides with four papers each: looked at, imported, once more."""
    from cms_pages.services.exchange.importer import GuideImporter
    from cms_pages.services.models import GuidesPage
    from fazhi.departments.models import Department
    from fazhi.imports.importer import import_file
    from tests.cms_pages.services.exchange.many import many_guides

    parent = GuidesPage.objects.get()
    # The workbook names a department of its own
    Department.objects.filter(name="社会事业局").update(short_name="社会局")
    file, _places = many_guides()
    importer = GuideImporter(None, parent)
    return {
        "dry run": spent(lambda: importer.read(file)),
        "import": spent(lambda: import_file(GuideImporter(None, parent), file)),
        "again": spent(lambda: import_file(GuideImporter(None, parent), file)),
    }


def bare_page() -> str:
    """Adds a page that Wagtail alone serves, and gives its address."""
    from django.template import engines

    from wagtail.models import Page

    from cms_pages.general.models import ContactPage, HomePage
    from cms_pages.general.publishing import publish_below

    template = engines["django"].from_string(BARE)
    for name in ("serve", "get_context"):
        setattr(ContactPage, name, getattr(Page, name))
    ContactPage.get_template = lambda page, request, *args, **kwargs: template
    home = HomePage.objects.get(depth=2, locale__language_code="zh-hans")
    page = ContactPage(title="空", slug="bare", search_description="一句话。")
    return str(publish_below(home, page).url)


def measured(paths: dict[str, str]) -> dict[str, Any]:
    """Every page in turns."""
    from django.test import Client

    from benchmarks.law_pages import measure

    reader = Client(headers={"host": "127.0.0.1"})
    found = measure({name: (reader, path) for name, path in paths.items()})
    return {name: asdict(one) for name, one in found.items()}


def main() -> int:
    django.setup()
    from cms_pages.services.demo.loading import load_guides

    signing = spent(load_guides)
    pages = measured({"bare page": bare_page(), **addresses()})
    written = workbook()
    fill(MANY)
    pages |= measured({"list of 3,000": "/guides/"})
    print(json.dumps({"pages": pages, "workbook": written, "signing": signing}))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.settings.dev")
    sys.exit(main())
